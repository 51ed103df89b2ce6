import { resolve } from 'node:path'
import { z } from 'zod'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import { REQUIRE_SECOND_FACTOR, type RequireSecondFactor } from '@/lib/board/factors'
import type { Priority } from '@/lib/board/types'
import { type Night, USUAL_NIGHT } from '@/lib/compliance/unusual/night'
import { SEAT_KEPT_MS } from '@/lib/realtime/calls'
import type { Collector } from './compliance/syslog/send'
import { collectorOf, collectorUrl, pemFile, syslogProblems } from './compliance/syslog/syslog-config'
import {
  type LocalSignIn,
  type OidcSettings,
  oidcEnvironment,
  oidcOf,
  oidcProblems,
} from './oidc/oidc-config'
import { isLoopback, plainConnections } from './plain-connections'
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
  zeroOrMore,
} from './platform/environment'
import { type EntraSettings, entraIssuer, entraOf, entraProblems, entraScopes } from './teams/entra-config'

const httpUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'must be an address that starts with http:// or https://',
  )
  .transform((value) => value.replace(/\/+$/, ''))

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

/** `22-6`: the first hour of the night, and the one in which it is over. */
const nightHours = z.string().transform((text, check): Night => {
  const [, from = Number.NaN, to = Number.NaN] = (/^(\d{1,2})-(\d{1,2})$/.exec(text) ?? []).map(Number)
  if (from <= 23 && to <= 23 && from !== to) return { from, to }
  check.addIssue('must be two hours of the day, 0 to 23, such as 22-6')
  return z.NEVER
})

const environment = z
  .object({
    NODE_ENV: oneOf(['production', 'development', 'test']).default('production'),
    PORT: whole(0, 65_535).default(3000),
    HOST: text(1).optional(),
    DATA_DIR: text(1).default('./.data'),
    DATABASE_URL: postgresUrl.optional(),
    CHARTS: oneOf(['own-units', 'all-units']).default('own-units'),
    DATABASE_OWNER_URL: postgresUrl.optional(),
    AUDIT_KEPT_YEARS: whole(1, 100).default(6),
    EVENTS_KEPT_DAYS: whole(7, 36_500).default(90),
    NAMES_KEPT_DAYS: whole(1, 36_500).default(30),
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
    NEXTAUTH_SECRET_PREVIOUS: text(32).optional(),
    ENTRA_TENANT_ID: z.guid("must be the directory's id, not its name and not 'common'").optional(),
    ENTRA_CLIENT_ID: text(1).optional(),
    ENTRA_CLIENT_SECRET: text(8).optional(),
    ENTRA_ISSUER: entraIssuer.optional(),
    ENTRA_SCOPES: entraScopes,
    ...oidcEnvironment,
    REQUIRE_SECOND_FACTOR: oneOf(REQUIRE_SECOND_FACTOR).default('off'),
    CLAIM_RETURNS_AFTER: returnsAfter.default(JOIN_WITHIN_SECONDS),
    SESSION_HOURS: positive(24 * 90, 'hours').default(12),
    SHARED_WORKSTATIONS: oneOf(['on', 'off']).default('on'),
    LOCK_AFTER_MINUTES: zeroOrMore(24 * 60, 'minutes').default(5),
    STUN_URLS: iceUrls(/^stuns?:/, 'stun: or stuns:').optional(),
    TURN_URLS: iceUrls(/^turns?:/, 'turn: or turns:').optional(),
    TURN_SECRET: text(16).optional(),
    CALLS_RELAY_ONLY: flag.default(false),
    CALLS_PLACE_KEPT_SECONDS: whole(10, 3_600).default(SEAT_KEPT_MS / 1_000),
    TRUST_PROXY: flag.default(false),
    ALLOW_PUBLIC_DEMO: flag.default(false),
    ALLOW_PLAIN: flag.default(false),
    AUDIT_NIGHT: nightHours.default(USUAL_NIGHT),
    AUDIT_SYSLOG: collectorUrl.optional(),
    AUDIT_SYSLOG_CA: pemFile.optional(),
    AUDIT_SYSLOG_CERT: pemFile.optional(),
    AUDIT_SYSLOG_KEY: pemFile.optional(),
    WEBHOOKS_ALLOW_PRIVATE: flag.default(false),
    LOG_LEVEL: logLevel.default('info'),
  })
  .superRefine((env, check) => {
    const wrong = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
    if (env.TURN_URLS && !env.TURN_SECRET) wrong('TURN_SECRET', 'is needed with TURN_URLS')
    if (env.CALLS_RELAY_ONLY && !env.TURN_URLS) wrong('TURN_URLS', 'is needed with CALLS_RELAY_ONLY')
    const problems = [
      ...entraProblems(env),
      ...oidcProblems(env, entraOf(env) !== undefined),
      ...syslogProblems(env),
    ]
    for (const [path, message] of problems) wrong(path, message)
    if (env.DATABASE_OWNER_URL && !env.DATABASE_URL)
      wrong('DATABASE_URL', 'is needed with DATABASE_OWNER_URL')
    if (env.SOLO_BASE_URL) {
      if (!env.SOLO_API_KEY) wrong('SOLO_API_KEY', 'is needed with SOLO_BASE_URL')
      if (!env.NEXTAUTH_SECRET)
        wrong('NEXTAUTH_SECRET', 'is needed with SOLO_BASE_URL: make one with `openssl rand -base64 32`')
      if (!env.NEXTAUTH_URL)
        wrong('NEXTAUTH_URL', 'is needed with SOLO_BASE_URL: set it to the address that people open')
    } else if (env.HOST && !isLoopback(env.HOST) && !env.ALLOW_PUBLIC_DEMO) {
      wrong(
        'HOST',
        'would open the demo, whose password is public, to the network. Leave HOST out, or set ALLOW_PUBLIC_DEMO=1 if you want that',
      )
    }
    if (!env.ALLOW_PLAIN)
      for (const [path, message] of plainConnections(connectionsOf(env))) wrong(path, message)
  })

const hostOf = (env: { HOST?: string | undefined; SOLO_BASE_URL?: string | undefined }): string =>
  env.HOST ?? (env.SOLO_BASE_URL ? '0.0.0.0' : '127.0.0.1')

const connectionsOf = (env: {
  HOST?: string | undefined
  SOLO_BASE_URL?: string | undefined
  NEXTAUTH_URL?: string | undefined
  DATABASE_URL?: string | undefined
  DATABASE_OWNER_URL?: string | undefined
  AUDIT_SYSLOG?: string | undefined
}) => ({
  host: hostOf(env),
  publicUrl: env.NEXTAUTH_URL,
  soloUrl: env.SOLO_BASE_URL,
  databaseUrl: env.DATABASE_URL,
  databaseOwnerUrl: env.DATABASE_OWNER_URL,
  auditSyslog: env.AUDIT_SYSLOG,
})

export interface Config {
  readonly dev: boolean
  readonly mode: 'demo' | 'tenant'
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** The same database with the login that owns the tables; absent: the login of `databaseUrl` does. */
  readonly databaseOwnerUrl: string | undefined
  readonly kept: {
    readonly auditYears: number
    /** Events, ended requests and ended sessions. */
    readonly eventsDays: number
    /** Patients' names, birth dates and MRNs in events, and free text of ended requests. */
    readonly namesDays: number
  }
  /** The address that users open; absent in demo mode until the port is known. */
  readonly publicUrl: string | undefined
  /** When charts are opened at night, for the rule of unusual access. */
  readonly auditNight: Night
  /** Where audit rows are sent as they happen; absent: nowhere. */
  readonly auditSyslog: Collector | undefined
  /** Whether X-Forwarded-For comes from the hospital's own proxy; otherwise any client can forge it. */
  readonly trustProxy: boolean
  /** Whether a nurse outside the units they work on or cover must say why they open a chart. */
  readonly chartsOfOwnUnits: boolean
  /** What passes a network without TLS, because ALLOW_PLAIN says that it may: names of variables. */
  readonly plain: readonly string[]
  readonly authSecret: string | undefined
  /** The secret before the last change: what it wrote is still read. */
  readonly formerAuthSecret: string | undefined
  readonly sessionSeconds: number
  /** Whether a user's session cookie ends with the browser. */
  readonly sharedWorkstations: boolean
  /** After this long without a hand a session is locked; 0: only by hand. */
  readonly lockAfterSeconds: number
  /** Where nurses connect their Microsoft account for Teams; absent: nowhere. */
  readonly entra: EntraSettings | undefined
  /** The provider for signing in, which is `entra` where there is no other; absent: only Lantern's own accounts. */
  readonly oidc: OidcSettings | undefined
  readonly localSignIn: LocalSignIn
  /** Whose accounts need a second factor, where Lantern signs them in. */
  readonly requireSecondFactor: RequireSecondFactor
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
  /** How long a call of the Solo emulator keeps the place of a browser whose connection broke. */
  readonly seatKeptMs: number
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
    host: hostOf(value),
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    databaseOwnerUrl: value.DATABASE_OWNER_URL,
    kept: {
      auditYears: value.AUDIT_KEPT_YEARS,
      eventsDays: value.EVENTS_KEPT_DAYS,
      namesDays: value.NAMES_KEPT_DAYS,
    },
    publicUrl: value.NEXTAUTH_URL,
    auditNight: value.AUDIT_NIGHT,
    auditSyslog: collectorOf(value),
    chartsOfOwnUnits: value.CHARTS === 'own-units',
    trustProxy: value.TRUST_PROXY,
    plain: plainConnections(connectionsOf(value)).map(([name]) => name),
    authSecret: value.NEXTAUTH_SECRET,
    formerAuthSecret: value.NEXTAUTH_SECRET_PREVIOUS,
    sessionSeconds: Math.round(value.SESSION_HOURS * 3600),
    sharedWorkstations: value.SHARED_WORKSTATIONS === 'on',
    lockAfterSeconds: value.LOCK_AFTER_MINUTES * 60,
    entra: entraOf(value),
    oidc: oidcOf(value, entraOf(value)),
    localSignIn: value.LOCAL_SIGN_IN,
    requireSecondFactor: value.REQUIRE_SECOND_FACTOR,
    joinWithin: value.CLAIM_RETURNS_AFTER,
    webhooksAllowPrivate: value.WEBHOOKS_ALLOW_PRIVATE,
    logLevel: value.LOG_LEVEL,
    ice: {
      stunUrls: value.STUN_URLS ?? [],
      turnUrls: value.TURN_URLS ?? [],
      turnSecret: value.TURN_SECRET,
      relayOnly: value.CALLS_RELAY_ONLY,
    },
    seatKeptMs: value.CALLS_PLACE_KEPT_SECONDS * 1_000,
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
