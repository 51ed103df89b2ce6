import { eq, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { accepted, type Result, refused } from '@/lib/errors'
import { isPinShaped, pinProblem } from '@/lib/lock/pin'
import type { LockStanding, OwnPin } from '@/lib/lock/standing'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
import { type AccountRow, holdAccount } from '@/server/accounts/enter'
import { hashPassword } from '@/server/accounts/password'
import { provePassword } from '@/server/accounts/prove'
import { mayUsePassword } from '@/server/accounts/who-may-use-passwords'
import { createAudit } from '@/server/audit/audit'
import { stranger, whoIs, writeEntry } from '@/server/audit/entry'
import type { Recorded } from '@/server/audit/recorded'
import { account, accountPin } from '@/server/db/schema'
import type { PasskeyAnswer, PasskeyQuestion } from '@/server/factors/passkeys'
import { createPasskeyProof } from '@/server/factors/proof'
import type { RelyingParty } from '@/server/factors/relying-party'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import type { Database } from '@/server/platform/db/open'
import { isAccountInUse } from '@/server/sessions/account-in-use'
import {
  followInBrowser,
  lockSession,
  noteHand,
  provenHereBy,
  unlockSession,
} from '@/server/sessions/session-lock'
import { openSession } from '@/server/sessions/sessions'
import { forgivePins, mayTryPin, provePin } from './pins'
import { readStanding } from './standing'

export interface LockService {
  /** Returns whether the session is locked, and when it will be. */
  standing(permit: Permit<'session:lock'>): Promise<Recorded<LockStanding>>
  /** Notes a hand on keyboard, mouse or touch screen `agoMs` ago. */
  hand(permit: Permit<'session:lock'>, agoMs: number): Promise<Recorded<LockStanding>>
  /** Locks the session in all its tabs. */
  lock(permit: Permit<'session:lock'>): Promise<Recorded<LockStanding>>
  /** Unlocks it by the user's PIN or password. Refuses as `provePin` and `provePassword` do. */
  unlock(permit: Permit<'session:lock'>, secret: string): Promise<Recorded<LockStanding>>
  /** Asks for one of the user's passkeys. Refuses passkeys_unavailable. */
  askPasskey(permit: Permit<'session:lock'>): Promise<Recorded<PasskeyQuestion>>
  /** Unlocks it by one of the user's passkeys. Refuses sign_in_expired and second_factor_wrong. */
  unlockByPasskey(permit: Permit<'session:lock'>, answer: PasskeyAnswer): Promise<Recorded<LockStanding>>
  /**
   * Opens a session by a PIN, in the browser of the `former` user. An account that is unknown is refused like one whose PIN does not
   * help here: `password_needed` or `password_wrong`.
   */
  signInByPin(username: string, pin: string, former: Actor): Promise<Result<Actor>>
  /** Notes that a session followed another one in the same browser. */
  follow(formerSessionId: string, sessionId: string): Promise<void>
  readPin(permit: Permit<'account:own'>): Promise<Recorded<OwnPin>>
  /** Sets the user's PIN, with their password. Refuses `invalid` with the field `pin`, and as `provePassword` does. */
  setPin(permit: Permit<'account:own'>, asked: { password: string; pin: string }): Promise<Recorded<OwnPin>>
  removePin(permit: Permit<'account:own'>): Promise<Recorded<OwnPin>>
}

export interface LockSettings {
  readonly database: Pick<Database, 'orm'>
  /** 0: only by hand. */
  readonly lockAfterSeconds: number
  readonly sessionSeconds: number
  /** Whether the demo's accounts may sign in. */
  readonly demo: boolean
  /** Whose passwords and passkeys unlock anything. */
  readonly localSignIn: LocalSignIn
  /** What passkeys are made for; absent: no passkey unlocks anything. */
  readonly party?: RelyingParty | null
  readonly log: Logger
}

/** Creates the service for locking and unlocking sessions. What it decides by is in the database, for all nodes. */
export function createLockService(settings: LockSettings): LockService {
  const { database, lockAfterSeconds, sessionSeconds, demo, localSignIn, party = null, log } = settings
  const { orm } = database
  const audit = createAudit(orm)
  const passkeys = createPasskeyProof({ database, party, localSignIn, log })
  const standingOf = async ({ sessionId, userId, role }: Actor): Promise<Result<LockStanding>> =>
    accepted(
      await readStanding(
        orm,
        sessionId,
        lockAfterSeconds,
        await mayTryPin(orm, sessionId, userId),
        party !== null && mayUsePassword(localSignIn, role),
      ),
    )

  return {
    standing: (permit) => audit.plain(permit, () => standingOf(permit.actor)),
    hand: (permit, agoMs) =>
      audit.plain(permit, async () => {
        await noteHand(orm, permit.actor.sessionId, agoMs, lockAfterSeconds)
        return standingOf(permit.actor)
      }),
    lock: (permit) =>
      audit.change(permit, { detail: { lock: 'locked' } }, async (acting) => {
        await acting.transaction((tx) => lockSession(tx, permit.actor.sessionId))
        return standingOf(permit.actor)
      }),
    unlock(permit, secret) {
      const { actor } = permit
      const { userId, sessionId } = actor
      const byPin = isPinShaped(secret)
      const detail = { lock: 'unlocked', by: byPin ? 'pin' : 'password' }
      return audit.send(permit, { detail }, async (begin) => {
        const proven = byPin
          ? await provePin(orm, sessionId, userId, secret)
          : await provePassword(orm, actor, secret, localSignIn)
        if (!proven.ok) {
          log.warn({ userId, code: proven.refusal.code }, 'Unlocking refused')
          return proven
        }
        await begin()
        await orm.transaction(async (tx) => {
          if (!byPin) await forgivePins(tx, sessionId, userId)
          await unlockSession(tx, sessionId, !byPin)
        })
        return standingOf(actor)
      })
    },
    askPasskey: (permit) => audit.plain(permit, () => passkeys.ask(permit.actor)),
    unlockByPasskey(permit, answer) {
      const { actor } = permit
      const { userId, sessionId } = actor
      const detail = { lock: 'unlocked', by: 'passkey' }
      return audit.send(permit, { detail }, async (begin, note) => {
        const proven = await passkeys.check(actor, answer)
        if (!proven.ok) {
          const { why, refusal } = proven
          log.warn({ userId, code: refusal.code, why }, 'Unlocking refused')
          if (why) note({ detail: { ...detail, why } })
          return proven
        }
        await begin()
        await orm.transaction(async (tx) => {
          await forgivePins(tx, sessionId, userId)
          await unlockSession(tx, sessionId, true)
        })
        return standingOf(actor)
      })
    },
    async signInByPin(username, pin, former) {
      const address = former.address ?? null
      const found = await accountNamed(username)
      const refuse = async (refusal: ReturnType<typeof refused>) => {
        log.warn({ userId: found?.id }, 'Sign-in by PIN refused')
        const who = { ...stranger(address), id: found?.id ?? null }
        await writeEntry(orm, { who, action: 'sign-in', outcome: refusal.refusal.code, detail: BY_PIN })
        return refusal
      }
      const proven = await provePin(orm, former.sessionId, found?.id ?? NO_ACCOUNT, pin)
      if (!proven.ok) return refuse(proven)
      if (!found) return refuse(passwordNeeded())
      const { id: userId, name, role } = found
      const actor = await orm.transaction(async (tx) => {
        if (!(await holdAccount(tx, found))) return null
        const provenBy = await provenHereBy(tx, former.sessionId, userId)
        const sessionId = await openSession(tx, userId, sessionSeconds, false, provenBy && { provenBy })
        const entered = { userId, name, role, sessionId, ...(address !== null && { address }) }
        await writeEntry(tx, { who: whoIs(entered), action: 'sign-in', outcome: 'done', detail: BY_PIN })
        return entered
      })
      if (!actor) return refuse(passwordNeeded())
      log.info({ userId }, 'Signed in by PIN')
      return accepted(actor)
    },
    follow: (formerSessionId, sessionId) => followInBrowser(orm, formerSessionId, sessionId),
    readPin: (permit) => audit.plain(permit, async () => accepted(await pinOf(permit.actor.userId))),
    setPin: (permit, { password, pin }) =>
      audit.send(permit, { detail: { pin: 'set' } }, async (begin) => {
        const { userId } = permit.actor
        const problem = pinProblem(pin)
        if (problem) return refused('invalid', refusalText(`session.pin.${problem}`), { field: 'pin' })
        const proven = await provePassword(orm, permit.actor, password, localSignIn)
        if (!proven.ok) return proven
        await begin()
        const values = { hash: await hashPassword(pin), failures: 0 }
        await orm
          .insert(accountPin)
          .values({ accountId: userId, ...values })
          .onConflictDoUpdate({ target: accountPin.accountId, set: { ...values, setAt: sql`now()` } })
        return accepted(await pinOf(userId))
      }),
    removePin: (permit) =>
      audit.send(permit, { detail: { pin: 'removed' } }, async (begin) => {
        await begin()
        await orm.delete(accountPin).where(eq(accountPin.accountId, permit.actor.userId))
        return accepted({ setAt: null })
      }),
  }

  /** An account that may be used. A PIN stands for what was proven in this browser, so here LOCAL_SIGN_IN asks for nothing. */
  async function accountNamed(username: string): Promise<AccountRow | null> {
    const [found] = await orm
      .select()
      .from(account)
      .where(eq(account.username, username.trim().toLowerCase()))
    return found && isAccountInUse(found, demo) ? found : null
  }

  async function pinOf(accountId: string): Promise<OwnPin> {
    const [found] = await orm.select().from(accountPin).where(eq(accountPin.accountId, accountId))
    return { setAt: found?.setAt.getTime() ?? null }
  }
}

const BY_PIN = { by: 'pin' }
const passwordNeeded = () => refused('password_needed', refusalText('session.passwordNeeded'))
/** No account has it. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000'
