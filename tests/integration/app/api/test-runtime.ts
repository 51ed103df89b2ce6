import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Role } from '@/lib/board/roles'
import { DEMO_PASSWORD, loadDemoAccounts } from '@/server/accounts/demo'
import { createAccountService } from '@/server/accounts/service'
import { createAudit } from '@/server/audit/audit'
import { createDisplayService } from '@/server/displays/service'
import { createFactorSignIn } from '@/server/factors/factor-sign-in'
import { createLockService } from '@/server/lock/service'
import { createOidcService } from '@/server/oidc/service'
import type { Database } from '@/server/platform/db/open'
import { installRuntime, type Runtime } from '@/server/runtime'
import { lockSession } from '@/server/sessions/session-lock'
import { enterDevice, sessionCookie } from '../../../support/session-cookie'
import { type Answers, type Call, recordedServices } from './recorded-services'
import { healthy } from './said-by-services'

const AUTH_SECRET = 'a-secret-of-at-least-thirty-two-characters'

/** What passkeys are made for. */
export const RELYING_PARTY = { id: 'localhost', origin: 'http://localhost:3000' } as const

export interface InstalledRuntime {
  readonly runtime: Runtime
  /** The calls that reached a service, in order. */
  readonly calls: Call[]
  /** Every line of the log. */
  readonly lines: string[]
  readonly services: Answers
  /** The Cookie header of a user who signed in, as next-auth writes it. */
  cookieOf(role: Role): Promise<string>
  /** The same of a session that is locked; the same one for each call with this role. */
  lockedCookieOf(role: Role): Promise<string>
  /** The same of a user who has yet to set up the second factor that the hospital requires. */
  owingCookieOf(role: Role): Promise<string>
}

/** A runtime whose accounts are real, and whose other services record their caller and arguments. */
export async function installTestRuntime(database: Database): Promise<InstalledRuntime> {
  const calls: Call[] = []
  const lines: string[] = []
  const services: Answers = { instead: null, created: true, health: healthy }
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  await loadDemoAccounts(database.orm)
  const settings = { database, demo: true, localSignIn: 'on', sessionSeconds: 3600, log } as const
  const accounts = createAccountService({ ...settings, requireSecondFactor: 'off' })
  const strict = createAccountService({ ...settings, requireSecondFactor: 'all' })
  /** The sessions whose users owe a second factor. */
  const owing = new Set<string>()
  const recorded = recordedServices(calls, services)
  const runtime: Runtime = {
    ...recorded,
    mode: 'demo',
    version: 'of the tests',
    audit: createAudit(database.orm),
    calls: null,
    authSecret: AUTH_SECRET,
    sessionSeconds: 3600,
    sharedWorkstations: true,
    lockAfterSeconds: 0,
    secureCookies: false,
    entra: null,
    oidc: null,
    provider: createOidcService({
      database,
      oidc: undefined,
      publicUrl: 'http://127.0.0.1:3000',
      authSecret: AUTH_SECRET,
      log,
    }),
    localSignIn: 'on',
    passkeysWork: true,
    factorSignIn: createFactorSignIn({
      database,
      party: RELYING_PARTY,
      authSecret: AUTH_SECRET,
      sessionSeconds: 3600,
      demo: true,
      localSignIn: 'on',
      log,
    }),
    accounts: {
      ...accounts,
      session: (id) => (owing.has(id) ? strict : accounts).session(id),
    },
    lock: {
      ...createLockService({
        database,
        lockAfterSeconds: 0,
        sessionSeconds: 3600,
        demo: true,
        localSignIn: 'on',
        log,
      }),
      ...recorded.lock,
    },
    log,
    health: async () => services.health,
    displays: {
      ...createDisplayService(database, log),
      ...recorded.displays,
    },
  }
  installRuntime(runtime)
  const locked = new Map<Role, Promise<string>>()
  const open = async (role: Role): Promise<{ cookie: string; sessionId: string }> => {
    const signedIn = await accounts.signIn(role, DEMO_PASSWORD, '10.0.0.1')
    if (!signedIn.ok) throw new Error(signedIn.refusal.code)
    const { userId, name, sessionId } = signedIn.value
    return { sessionId, cookie: await sessionCookie({ userId, name, role, sessionId }, AUTH_SECRET) }
  }
  const openLocked = async (role: Role): Promise<string> => {
    const { cookie, sessionId } = await open(role)
    await database.orm.transaction((tx) => lockSession(tx, sessionId))
    return cookie
  }
  const openOwing = async (role: Role): Promise<string> => {
    const { cookie, sessionId } = await open(role)
    owing.add(sessionId)
    return cookie
  }
  return {
    runtime,
    calls,
    lines,
    services,
    cookieOf: async (role) =>
      (role === 'device' ? await enterDevice(database.orm, randomUUID(), AUTH_SECRET) : await open(role))
        .cookie,
    lockedCookieOf(role) {
      const known = locked.get(role) ?? openLocked(role)
      locked.set(role, known)
      return known
    },
    owingCookieOf: openOwing,
  }
}
