import { eq } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Role } from '@/lib/board/roles'
import { accepted, type Result, refused } from '@/lib/errors'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { account } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { endSessions, findSession, openSession } from '@/server/sessions/sessions'
import { findOrLinkAccount } from '@/server/teams/identity'
import type { Identity } from '@/server/teams/token-book'
import { DEMO_ACCOUNTS } from './demo'
import { passwordMatches } from './password'
import { createSignInLimits } from './sign-in-rate-limit'

export interface Account {
  readonly userId: string
  readonly name: string
  readonly role: Role
}

export interface AccountService {
  /** Checks a password and opens a session. Refusals: unauthenticated, too_many_attempts (details.retryAfterSeconds). */
  signIn(username: string, password: string, address: string): Promise<Result<Actor>>
  /**
   * Opens a session for the user that the OpenID provider has named. Refuses a user without an account here, and an account
   * that another identity signs in to.
   */
  signInWithMicrosoft(
    identity: Identity,
  ): Promise<
    { readonly ok: true; readonly actor: Actor } | { readonly ok: false; readonly why: MicrosoftRefusal }
  >
  /** Returns the user of a session; null once it has ended or expired, or its account was disabled. */
  session(sessionId: string): Promise<Actor | null>
  /** Ends the session on every node, and disconnects its sockets. */
  signOut(sessionId: string): Promise<void>
  /** Returns the usernames that the sign-in page offers with the demo password; empty outside demo mode. */
  demoAccounts(): readonly { username: string; role: Role }[]
}

export interface AccountSettings {
  readonly database: Pick<Database, 'orm'>
  readonly sessionSeconds: number
  /** Whether the demo's accounts may sign in. */
  readonly demo: boolean
  readonly log: Logger
}

/** Creates the service for signing in and out. Everything that nodes share is in the database. */
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
        return refused('unauthenticated', refusalText('session.wrong'))
      }
      await limits.forgive(username, address)
      const sessionId = await openSession(orm, found.id, sessionSeconds)
      log.info({ userId: found.id }, 'Signed in')
      return accepted({ userId: found.id, name: found.name, role: found.role, sessionId })
    },
    async signInWithMicrosoft(identity) {
      const found = await findOrLinkAccount(orm, identity)
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
