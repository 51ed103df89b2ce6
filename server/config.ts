import { resolve } from 'node:path'
import { z } from 'zod'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import type { Priority } from '@/lib/board/types'
import {
  flag,
  logLevel,
  oneOf,
  positive,
  postgresUrl,
  type Read,
  readEnvironment,
  text,
  whole,
} from './platform/environment'
import { type EntraSettings, entraIssuer, entraOf, entraProblems, entraScopes } from './teams/entra-config'

const httpUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'must be an address that starts with http:// or https://',
  )
  .transform((value) => value.replace(/\/+$/, ''))
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** `60,120,300`: seconds for emergency, urgent, routine. */
const returnsAfter = z.string().transform((text, check): Record<Priority, number> => {
  const seconds = text.split(',').map(Number)
  const [emergency = 0, urgent = 0, routine = 0, ...more] = seconds
  if (more.length > 0 || ![emergency, urgent, routine].every(isLimit)) {
    check.addIssue('must be three whole numbers of seconds, 1 to 86400, with commas between them')
    return z.NEVER
  }
  return { emergency, urgent, routine }
})
const isLimit = (seconds: number) => Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400

/** `stun:a.example:3478,stun:b.example`: addresses of one kind, with commas between them. */
const iceUrls = (kind: RegExp, start: string) =>
  z.string().transform((text, check): string[] => {
    const urls = text.split(',').map((one) => one.trim())
    if (urls.every((one) => kind.test(one))) return urls
    check.addIssue(`must be addresses that start with ${start}, with commas between them`)
    return z.NEVER
  })

const environment = z
  .object({
    NODE_ENV: oneOf(['production', 'development', 'test']).default('production'),
    PORT: whole(0, 65_535).default(3000),
    HOST: text(1).optional(),
    DATA_DIR: text(1).default('./.data'),
    DATABASE_URL: postgresUrl.optional(),
    SOLO_BASE_URL: httpUrl.optional(),
    SOLO_API_KEY: text(8).optional(),
    SOLO_TEAMS_AUTH_TOKEN: text(1).optional(),
    SOLO_LINKING_SECRET: text(8).optional(),
    SOLO_WAITING_ROOM: text(1).optional(),
    SOLO_LOCATOR_IN: oneOf(['body', 'query']).default('body'),
    SOLO_REQUESTS_PER_SECOND: positive(1_000, 'requests').default(10),
    SOLO_TIMEOUT_MS: whole(100, 60_000).default(8_000),
    NEXTAUTH_URL: httpUrl.optional(),
    NEXTAUTH_SECRET: text(32).optional(),
    ENTRA_TENANT_ID: z.guid("must be the directory's id, not its name and not 'common'").optional(),
    ENTRA_CLIENT_ID: text(1).optional(),
    ENTRA_CLIENT_SECRET: text(8).optional(),
    ENTRA_ISSUER: entraIssuer.optional(),
    ENTRA_SCOPES: entraScopes,
    CLAIM_RETURNS_AFTER: returnsAfter.default(JOIN_WITHIN_SECONDS),
    SESSION_HOURS: positive(24 * 90, 'hours').default(12),
    STUN_URLS: iceUrls(/^stuns?:/, 'stun: or stuns:').optional(),
    TURN_URLS: iceUrls(/^turns?:/, 'turn: or turns:').optional(),
    TURN_SECRET: text(16).optional(),
    CALLS_RELAY_ONLY: flag.default(false),
    TRUST_PROXY: flag.default(false),
    ALLOW_PUBLIC_DEMO: flag.default(false),
    WEBHOOKS_ALLOW_PRIVATE: flag.default(false),
    LOG_LEVEL: logLevel.default('info'),
  })
  .superRefine((env, check) => {
    const wrong = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
    if (env.TURN_URLS && !env.TURN_SECRET) wrong('TURN_SECRET', 'is needed with TURN_URLS')
    if (env.CALLS_RELAY_ONLY && !env.TURN_URLS) wrong('TURN_URLS', 'is needed with CALLS_RELAY_ONLY')
    for (const [path, message] of entraProblems(env)) wrong(path, message)
    if (env.SOLO_BASE_URL) {
      if (!env.SOLO_API_KEY) wrong('SOLO_API_KEY', 'is needed with SOLO_BASE_URL')
      if (!env.NEXTAUTH_SECRET)
        wrong('NEXTAUTH_SECRET', 'is needed with SOLO_BASE_URL: make one with `openssl rand -base64 32`')
      if (!env.NEXTAUTH_URL)
        wrong('NEXTAUTH_URL', 'is needed with SOLO_BASE_URL: set it to the address that people open')
    } else if (env.HOST && !LOOPBACK.has(env.HOST) && !env.ALLOW_PUBLIC_DEMO) {
      wrong(
        'HOST',
        'would open the demo, whose password is public, to the network. Leave HOST out, or set ALLOW_PUBLIC_DEMO=1 if you want that',
      )
    }
  })

export interface Config {
  readonly dev: boolean
  readonly mode: 'demo' | 'tenant'
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** The address that users open; absent in demo mode until the port is known. */
  readonly publicUrl: string | undefined
  /** Whether X-Forwarded-For comes from the hospital's own proxy; otherwise any client can forge it. */
  readonly trustProxy: boolean
  readonly authSecret: string | undefined
  readonly sessionSeconds: number
  /** The provider for signing in with Microsoft; absent: users cannot. */
  readonly entra: EntraSettings | undefined
  /** The time in seconds in which a claim must be joined, or it returns to the queue. */
  readonly joinWithin: Readonly<Record<Priority, number>>
  /** Whether webhooks, from the Solo emulator or to Lantern, may lead to loopback and private addresses. */
  readonly webhooksAllowPrivate: boolean
  readonly logLevel: string
  /** The STUN and TURN servers for calls of the Solo emulator. */
  readonly ice: {
    readonly stunUrls: readonly string[]
    readonly turnUrls: readonly string[]
    /** Shared with the TURN server (coturn's `static-auth-secret`). */
    readonly turnSecret: string | undefined
    readonly relayOnly: boolean
  }
  readonly solo: {
    /** Absent: the Solo emulator. */
    readonly baseUrl: string | undefined
    readonly apiKey: string | undefined
    readonly teamsAuthToken: string | undefined
    /** Shared with Solo for context-aware links; if a tenant has none, there are no links. */
    readonly linkingSecret: string | undefined
    /** The waiting room in which calls are booked; absent: the tenant's first. */
    readonly waitingRoom: string | undefined
    readonly locatorIn: 'body' | 'query'
    /** The rate limit of all nodes together. */
    readonly requestsPerSecond: number
    readonly timeoutMs: number
  }
}

/** Reads the environment; no other code does. */
export const readConfig = (env: NodeJS.ProcessEnv): Read<Config> =>
  readEnvironment(environment, env, configOf)

function configOf(value: z.output<typeof environment>): Config {
  const demo = !value.SOLO_BASE_URL
  return {
    dev: value.NODE_ENV === 'development',
    mode: demo ? 'demo' : 'tenant',
    port: value.PORT,
    host: value.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    publicUrl: value.NEXTAUTH_URL,
    trustProxy: value.TRUST_PROXY,
    authSecret: value.NEXTAUTH_SECRET,
    sessionSeconds: Math.round(value.SESSION_HOURS * 3600),
    entra: entraOf(value),
    joinWithin: value.CLAIM_RETURNS_AFTER,
    webhooksAllowPrivate: value.WEBHOOKS_ALLOW_PRIVATE,
    logLevel: value.LOG_LEVEL,
    ice: {
      stunUrls: value.STUN_URLS ?? [],
      turnUrls: value.TURN_URLS ?? [],
      turnSecret: value.TURN_SECRET,
      relayOnly: value.CALLS_RELAY_ONLY,
    },
    solo: {
      baseUrl: value.SOLO_BASE_URL,
      apiKey: value.SOLO_API_KEY,
      teamsAuthToken: value.SOLO_TEAMS_AUTH_TOKEN,
      linkingSecret: value.SOLO_LINKING_SECRET,
      waitingRoom: value.SOLO_WAITING_ROOM,
      locatorIn: value.SOLO_LOCATOR_IN,
      requestsPerSecond: value.SOLO_REQUESTS_PER_SECOND,
      timeoutMs: value.SOLO_TIMEOUT_MS,
    },
  }
}
