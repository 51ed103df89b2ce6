import { eq } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { RequireSecondFactor, SecondFactor } from '@/lib/board/factors'
import type { Role } from '@/lib/board/roles'
import type { BrowserName } from '@/lib/calls/browser-family'
import { accepted, type Refusal, refused } from '@/lib/errors'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { stranger, type Who, whoIs, writeEntry } from '@/server/audit/entry'
import { account } from '@/server/db/schema'
import type { DirectoryUser } from '@/server/oidc/directory-user'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import type { Database, Orm, Transaction } from '@/server/platform/db/open'
import { isAccountInUse } from '@/server/sessions/account-in-use'
import { endSessions, findSession } from '@/server/sessions/sessions'
import { openStep } from '@/server/sessions/sign-in-steps'
import { DEMO_ACCOUNTS } from './demo'
import { accountOf } from './directory'
import { enterAccount, holdAccount } from './enter'
import type { KnownDevice } from './known-devices'
import { passwordMatches } from './password'
import { isNewsOfAttack } from './sign-in-delays'
import { createSignInLimits } from './sign-in-rate-limit'
import { maySignInHere, mayUsePassword } from './who-may-use-passwords'

export interface Account {
  readonly userId: string
  readonly name: string
  readonly role: Role
}

/** A session; or why not, and for `second_factor_needed` what the browser that typed the password may go on with. */
export type SignInAnswer =
  | { readonly ok: true; readonly value: Actor }
  | { readonly ok: false; readonly refusal: Refusal; readonly step?: OpenedStep }

export interface OpenedStep {
  /** For a cookie of this browser. */
  readonly token: string
  readonly factors: readonly SecondFactor[]
}

export interface AccountService {
  /**
   * Checks a password and opens a session, but none for an account with a second factor: `second_factor_needed`. Other refusals:
   * unauthenticated, too_many_attempts (details.retryAfterSeconds).
   * @param browser - for the user's own list of sessions
   * @param device - the browser, where a device cookie says that users have signed in there before
   */
  signIn(
    username: string,
    password: string,
    address: string,
    device?: KnownDevice | null,
    browser?: BrowserName,
  ): Promise<SignInAnswer>
  /**
   * Opens a session for the user that the OpenID provider has named. Refuses a user without an account here, or without a role
   * where the directory gives roles, and an account that another identity signs in to.
   */
  signInWithProvider(
    user: DirectoryUser,
    address: string,
    browser?: BrowserName,
  ): Promise<
    { readonly ok: true; readonly actor: Actor } | { readonly ok: false; readonly why: MicrosoftRefusal }
  >
  /** Returns the user of a session; null once it has ended or expired, or its account was disabled. */
  session(sessionId: string): Promise<Actor | null>
  /** Ends the session on every node, and disconnects its sockets. */
  signOut(sessionId: string, address?: string): Promise<void>
  /** Returns the usernames that the sign-in page offers with the demo password; empty outside demo mode. */
  demoAccounts(): readonly { username: string; role: Role }[]
}

export interface AccountSettings {
  readonly database: Pick<Database, 'orm'>
  readonly sessionSeconds: number
  /** Whether the demo's accounts may sign in. */
  readonly demo: boolean
  /** Whose passwords open a session. */
  readonly localSignIn: LocalSignIn
  /** After this long without a hand a session is locked; absent: only by hand. */
  readonly lockAfterSeconds?: number
  /** Whose accounts need a second factor. */
  readonly requireSecondFactor: RequireSecondFactor
  readonly log: Logger
}

/** Creates the service for signing in and out. Everything that nodes share is in the database. */
export function createAccountService({
  database,
  sessionSeconds,
  demo,
  localSignIn,
  lockAfterSeconds = 0,
  requireSecondFactor,
  log,
}: AccountSettings): AccountService {
  const { orm } = database
  const limits = createSignInLimits(orm)

  return {
    async signIn(typedName, password, address, device = null, browser) {
      const username = typedName.trim().toLowerCase()
      const [found] = await orm.select().from(account).where(eq(account.username, username))
      const known = found && device?.knows(found.id) ? device.id : null
      const who = { username, address, device: known }
      const facts = { userId: found?.id, address, knownBrowser: known !== null }
      const taken = await limits.take(who)
      if (!taken.ok) {
        log.warn(facts, 'Sign-in refused: it has to wait')
        await recordSignIn(orm, { ...stranger(address), id: found?.id ?? null }, taken.refusal.code)
        return taken
      }
      const right = await passwordMatches(found?.passwordHash ?? null, password)
      if (!found || !right || !maySignInHere(found, { demo, localSignIn })) {
        log.warn(facts, 'Sign-in refused')
        if (found && isNewsOfAttack(taken.value)) {
          log.error({ ...facts, failures: taken.value }, 'An account is under attack')
        }
        await recordSignIn(orm, { ...stranger(address), id: found?.id ?? null }, 'unauthenticated')
        return wrong()
      }
      await limits.forgive(who)
      return orm.transaction(async (tx): Promise<SignInAnswer> => {
        const has = await holdAccount(tx, found)
        if (!has) {
          log.warn(facts, 'Sign-in refused: the account was changed meanwhile')
          await recordSignIn(tx, { ...stranger(address), id: found.id }, 'unauthenticated')
          return wrong()
        }
        if (has.passkey || has.code) {
          log.info(facts, 'Password right, second factor needed')
          await recordSignIn(tx, { ...stranger(address), id: found.id }, 'second_factor_needed')
          return secondStep(tx, found.id, has)
        }
        const actor = await enterAccount(tx, found, sessionSeconds, { address, browser, by: 'password' })
        log.info(facts, 'Signed in')
        return accepted(actor)
      })
    },
    async signInWithProvider(user, address, browser) {
      const found = await accountOf(orm, user, address)
      if (typeof found === 'string' || !isAccountInUse(found, demo)) {
        const why = typeof found === 'string' ? found : 'unknown'
        log.warn({ why, address }, 'Sign-in with the provider refused')
        await recordSignIn(orm, stranger(address), why)
        return { ok: false, why }
      }
      const { issuer: oidcIssuer, subject: oidcSubject } = user.identity
      const there = { oidcIssuer, oidcSubject, oidcSid: user.sid, oidcIdToken: user.idToken }
      const entry = { address, browser, by: 'provider', there } as const
      const actor = await orm.transaction(async (tx) =>
        (await holdAccount(tx, found)) ? enterAccount(tx, found, sessionSeconds, entry) : null,
      )
      if (!actor) {
        log.warn({ userId: found.id, address }, 'Sign-in with the provider refused: the account was changed')
        await recordSignIn(orm, { ...stranger(address), id: found.id }, 'failed')
        return { ok: false, why: 'failed' }
      }
      log.info({ userId: actor.userId, address }, 'Signed in with the provider')
      return { ok: true, actor }
    },
    session: (sessionId) => findSession(orm, sessionId, demo, lockAfterSeconds, requireSecondFactor),
    async signOut(sessionId, address) {
      const found = await findSession(orm, sessionId, demo, lockAfterSeconds, requireSecondFactor)
      const actor = found && (address === undefined ? found : { ...found, address })
      await orm.transaction(async (tx) => {
        await endSessions(tx, { sessionId }, 'signed-out')
        if (actor) await writeEntry(tx, { who: whoIs(actor), action: 'sign-out', outcome: 'done' })
      })
      if (actor) log.info({ userId: actor.userId, address }, 'Signed out')
    },
    demoAccounts: () =>
      DEMO_ACCOUNTS.filter(({ role }) => demo && mayUsePassword(localSignIn, role)).map(
        ({ username, role }) => ({ username, role }),
      ),
  }
}

async function secondStep(
  tx: Transaction,
  accountId: string,
  has: { readonly passkey: boolean; readonly code: boolean },
): Promise<SignInAnswer> {
  const token = await openStep(tx, { accountId })
  const factors = (['code', 'passkey'] as const).filter((one) => has[one])
  const refusal = refused('second_factor_needed', refusalText('session.factorNeeded'))
  return { ...refusal, step: { token, factors } }
}

const wrong = () => refused('unauthenticated', refusalText('session.wrong'))

const recordSignIn = (on: Orm | Transaction, who: Who, outcome: string): Promise<void> =>
  writeEntry(on, { who, action: 'sign-in', outcome })
