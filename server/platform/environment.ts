import { z } from 'zod'

/** Parts of an environment that more than one program reads, and how any is read. */

export const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** `1` or `0`. */
export const flag = z.enum(['0', '1']).transform((value) => value === '1')

export const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])

export const postgresUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
    'must be a postgres:// URL',
  )

export type Read<T> =
  | { readonly ok: true; readonly config: T }
  | { readonly ok: false; readonly lines: readonly string[] }

/**
 * Parses an environment; empty values count as absent. On failure, one line for each wrong variable, naming it and never
 * repeating its value.
 */
export function readEnvironment<V, T>(
  schema: z.ZodType<V>,
  env: NodeJS.ProcessEnv,
  configOf: (value: V) => T,
): Read<T> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  return parsed.success
    ? { ok: true, config: configOf(parsed.data) }
    : {
        ok: false,
        lines: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
      }
}
