import { z } from 'zod'

/** Variables that more than one program reads, and the parser of environments. */

/** A whole number from `min` to `max`. */
export const whole = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error)
}

/** A number above 0, up to `max`; `unit` in plain words, such as "hours". */
export const positive = (max: number, unit: string) => {
  const error = `must be a number of ${unit} above 0, at most ${max}`
  return z.coerce.number({ error }).positive(error).max(max, error)
}

/** A number that may be 0, which turns something off. */
export const zeroOrMore = (max: number, unit: string) => {
  const error = `must be a number of ${unit} from 0 to ${max}`
  return z.coerce.number({ error }).min(0, error).max(max, error)
}

/** A text of at least `min` characters. */
export const text = (min: number) =>
  z.string().min(min, min === 1 ? 'must not be empty' : `must be at least ${min} characters`)

/** One of a few fixed words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` })

/** `1` or `0`. */
export const flag = oneOf(['0', '1']).transform((value) => value === '1')

export const logLevel = oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])

export const postgresUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
    'must be an address that starts with postgres://',
  )

export type Read<T> =
  | { readonly ok: true; readonly config: T }
  | { readonly ok: false; readonly lines: readonly string[] }

/**
 * Parses an environment; empty values count as absent. On failure it returns one line for each fault, which names the
 * variable and never repeats its value.
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
