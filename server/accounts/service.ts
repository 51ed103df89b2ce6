import { eq } from 'drizzle-orm'
import type { Logger } from 'pino'
import { accepted, refused } from '@/lib/errors'
import { said } from '@/lib/words/said'
import type { Database } from '../db/open'
import { account } from '../db/schema'
import type { AccountService } from './account-service'
import { DEMO_ACCOUNTS } from './demo'
import { accountOf } from './identity'
import { createSignInLimits } from './limits'
import { passwordMatches } from './password'
import { endSessions, findSession, openSession } from './sessions'

export interface AccountSettings {
  readonly database: Pick<Database, 'orm'>
  readonly sessionSeconds: number
  /** Whether accounts made by the demo may sign in. */
  readonly demo: boolean
  readonly log: Logger
}

/** Signing in and out, with everything shared by the nodes in the database. */
export function createAccountService({
  database,
  sessionSeconds,
  demo,
  log,
}: AccountSettings): AccountService {
  const { orm } = database
  const limits = createSignInLimits(orm)
  return {
    async signIn(typedName, password, address) {
      const username = typedName.trim().toLowerCase()
      const taken = await limits.take(username, address)
      if (!taken.ok) {
        log.warn('Sign-in refused: too many tries')
        return taken
      }
      const [found] = await orm.select().from(account).where(eq(account.username, username))
      const right = await passwordMatches(found?.passwordHash ?? null, password)
      if (!found || !right || found.disabled || (found.demo && !demo)) {
        log.warn({ userId: found?.id }, 'Sign-in refused')
        return refused('unauthenticated', said('session.wrong'))
      }
      await limits.forgive(username, address)
      const sessionId = await openSession(orm, found.id, sessionSeconds)
      log.info({ userId: found.id }, 'Signed in')
      return accepted({ userId: found.id, name: found.name, role: found.role, sessionId })
    },
    async signInWithMicrosoft(identity) {
      const found = await accountOf(orm, identity)
      if (typeof found === 'string' || found.disabled || (found.demo && !demo)) {
        const why = typeof found === 'string' ? found : 'unknown'
        log.warn({ why }, 'Sign-in with Microsoft refused')
        return { ok: false, why }
      }
      const { id: userId, name, role } = found
      const sessionId = await openSession(orm, userId, sessionSeconds)
      log.info({ userId }, 'Signed in with Microsoft')
      return { ok: true, actor: { userId, name, role, sessionId } }
    },
    session: (sessionId) => findSession(orm, sessionId, demo),
    signOut: (sessionId) =>
      orm.transaction((transaction) => endSessions(transaction, { sessionId }, 'signed-out')),
    demoAccounts: () => (demo ? DEMO_ACCOUNTS.map(({ username, role }) => ({ username, role })) : []),
  }
}
