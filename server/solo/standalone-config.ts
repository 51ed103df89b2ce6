import { resolve } from 'node:path'
import { z } from 'zod'

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./.data/solo'),
  DATABASE_URL: z
    .string()
    .refine(
      (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
      'must be a postgres:// URL',
    )
    .optional(),
  SOLO_API_KEY: z.string().min(8).optional(),
  SOLO_LINKING_SECRET: z.string().min(8).optional(),
  WEBHOOKS_ALLOW_PRIVATE: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

export interface StandaloneConfig {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** Absent: one is made once and kept in `dataDir`. */
  readonly apiKey: string | undefined
  /** Absent: as with the key. */
  readonly linkingSecret: string | undefined
  /** Whether webhooks may lead to loopback and private addresses. */
  readonly webhooksAllowPrivate: boolean
  readonly logLevel: string
}

export type StandaloneConfigResult =
  | { readonly ok: true; readonly config: StandaloneConfig }
  | { readonly ok: false; readonly lines: readonly string[] }

/**
 * Reads the environment of the embedded Solo as a process of its own. Empty values count as absent. On failure, one line
 * for each wrong variable, naming it and never repeating its value.
 */
export function readStandaloneConfig(env: NodeJS.ProcessEnv): StandaloneConfigResult {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    return {
      ok: false,
      lines: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    }
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, SOLO_API_KEY, SOLO_LINKING_SECRET } = parsed.data
  const { WEBHOOKS_ALLOW_PRIVATE, LOG_LEVEL } = parsed.data
  return {
    ok: true,
    config: {
      port: PORT,
      host: HOST,
      dataDir: resolve(DATA_DIR),
      databaseUrl: DATABASE_URL,
      apiKey: SOLO_API_KEY,
      linkingSecret: SOLO_LINKING_SECRET,
      webhooksAllowPrivate: WEBHOOKS_ALLOW_PRIVATE,
      logLevel: LOG_LEVEL,
    },
  }
}
