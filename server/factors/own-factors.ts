import { and, eq, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import {
  type ChangedFactors,
  LONGEST_FACTOR_NAME,
  type NewApp,
  type OwnFactors,
  type RequireSecondFactor,
} from '@/lib/board/factors'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
import { createSignInLimits } from '@/server/accounts/sign-in-rate-limit'
import { createAudit } from '@/server/audit/audit'
import type { Recorded } from '@/server/audit/recorded'
import { account, authenticatorApp, passkey, recoveryCode, session } from '@/server/db/schema'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import type { Database, Transaction } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { endSessions } from '@/server/sessions/sessions'
import { findStep, openSessionStep, takeStep } from '@/server/sessions/sign-in-steps'
import { appOf, appSealer, confirmApp, fitsWaitingApp, startApp } from './authenticator-app'
import { type AddAnswer, type AddQuestion, askToAdd, checkAdded, type PasskeyQuestion } from './passkeys'
import { createPasskeyProof, createProofCheck, type Proof } from './proof'
import { keepRecoveryCodes, type NewCodes, newRecoveryCodes } from './recovery-codes'
import type { RelyingParty } from './relying-party'
import { countOf, createStanding, ownRow } from './standing'

type Own = Permit<'factor:own'>
type Changed = Promise<Recorded<ChangedFactors>>

const MOST_PASSKEYS = 10
const FOR_FIRST = 'for the first factor'

/**
 * A user's own factors besides the password. Every change refuses `proof_needed` unless the user has proved all their factors within five
 * minutes in a session that is still open, and the first factor and the end of one end the user's other sessions.
 */
export interface OwnFactorsService {
  read(permit: Own): Promise<Recorded<OwnFactors>>
  /** Asks for one of the user's passkeys, which proves both factors. */
  askProof(permit: Own): Promise<Recorded<PasskeyQuestion>>
  /** Refuses password_wrong, second_factor_wrong, too_many_attempts. */
  prove(permit: Own, proof: Proof): Promise<Recorded<OwnFactors>>
  askToAdd(permit: Own): Promise<Recorded<AddQuestion>>
  /** Refuses `invalid` with the field `name` or `answer`, and sign_in_expired. */
  addPasskey(permit: Own, asked: { readonly name: string; readonly answer: AddAnswer }): Changed
  /** Refuses not_found, and last_factor where the hospital requires one. */
  removePasskey(permit: Own, id: string): Changed
  /** Makes the secret of an authenticator app, which counts once its first code was right. */
  startApp(permit: Own): Promise<Recorded<NewApp>>
  /** Refuses second_factor_wrong and too_many_attempts: for a first factor a wrong code counts as one typed at signing in. */
  confirmApp(permit: Own, code: string): Changed
  /** Refuses as `removePasskey` does. */
  removeApp(permit: Own): Changed
  /** Replaces the recovery codes. */
  makeCodes(permit: Own): Changed
}

export interface OwnFactorsSettings {
  readonly database: Pick<Database, 'orm'>
  readonly party: RelyingParty | null
  readonly authSecret: RotatedSecret
  readonly localSignIn: LocalSignIn
  readonly requireSecondFactor: RequireSecondFactor
  readonly log: Logger
}

/** Creates the service behind the factors on the page of one's own account. */
export function createOwnFactors(settings: OwnFactorsSettings): OwnFactorsService {
  const { party, log } = settings
  const { orm } = settings.database
  const audit = createAudit(orm)
  const sealer = appSealer(settings.authSecret)
  const passkeyProof = createPasskeyProof(settings)
  const proves = createProofCheck(settings)
  const limits = createSignInLimits(orm)

  const { standing, mayChange } = createStanding(settings)

  /**
   * Runs one act in a transaction with its row, on an account that no one else changes meanwhile. Whether the user may change anything is
   * read after the wait for that account, so an act of a session that was ended during the wait is refused.
   */
  const act = <T>(
    permit: Own,
    factor: string,
    run: (tx: Transaction, before: OwnFactors) => Promise<Result<T>>,
  ): Promise<Recorded<T>> =>
    audit.change(permit, { detail: { factor } }, (acting) =>
      acting.transaction(async (tx): Promise<Result<T>> => {
        const { userId } = permit.actor
        await tx.select({ id: account.id }).from(account).where(eq(account.id, userId)).for('update')
        const before = await mayChange(tx, permit.actor)
        if (!before.ok) return before
        const done = await run(tx, before.value)
        log.info({ userId, factor, code: done.ok ? 'done' : done.refusal.code }, 'Own factors')
        return done
      }),
    )

  /**
   * One act that changes the factors.
   * @param codes - when it makes recovery codes
   * @param isRight - looks at what was typed or answered before any codes are made: their hashes cost a hundred times as much
   */
  const change = async (
    permit: Own,
    factor: string,
    codes: 'never' | typeof FOR_FIRST | 'always',
    run: (tx: Transaction, before: OwnFactors) => Promise<Result<null>>,
    isRight: () => Promise<boolean> = async () => true,
  ): Changed => {
    const { actor } = permit
    const ready = codes === 'never' ? null : await codesFor(actor, codes === 'always', isRight)
    return act(permit, factor, async (tx, before): Promise<Result<ChangedFactors>> => {
      const done = await run(tx, before)
      return done.ok ? accepted(await afterChange(tx, actor, before, codes === 'always', ready)) : done
    })
  }

  /** Returns the recovery codes that a change will probably need, made while no transaction waits for them. */
  async function codesFor(
    actor: Actor,
    always: boolean,
    isRight: () => Promise<boolean>,
  ): Promise<NewCodes | null> {
    const own = await mayChange(orm, actor)
    if (!own.ok || (!always && countOf(own.value) > 0)) return null
    return (await isRight()) ? newRecoveryCodes() : null
  }

  /** Makes sessions and recovery codes follow the factors. @param ready - codes, where they were expected to be needed */
  async function afterChange(
    tx: Transaction,
    actor: Actor,
    before: OwnFactors,
    wantsCodes: boolean,
    ready: NewCodes | null,
  ): Promise<ChangedFactors> {
    const after = await standing(tx, actor)
    const { userId } = actor
    const [had, has] = [countOf(before), countOf(after)]
    const first = had === 0 && has > 0
    if (has === 0) await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, userId))
    if (first || has < had) await endOthers(tx, actor)
    const made = wantsCodes || first ? (ready ?? (await newRecoveryCodes())) : null
    if (made) await keepRecoveryCodes(tx, userId, made)
    const recoveryCodes = made?.shown.length ?? (has === 0 ? 0 : after.recoveryCodes)
    return { factors: { ...after, recoveryCodes }, codes: made?.shown ?? null }
  }

  const remove = (
    permit: Own,
    factor: string,
    has: (before: OwnFactors) => boolean,
    run: (tx: Transaction) => Promise<unknown>,
  ): Changed =>
    change(permit, factor, 'never', async (tx, before) => {
      if (!has(before)) return refused('not_found', refusalText('factor.gone'))
      if (before.required && countOf(before) <= 1) return refused('last_factor', refusalText('factor.last'))
      await run(tx)
      return accepted(null)
    })

  return {
    read: (permit) => audit.plain(permit, async () => accepted(await standing(orm, permit.actor))),
    askProof: (permit) => audit.plain(permit, () => passkeyProof.ask(permit.actor)),
    prove: (permit, given) =>
      audit.send(permit, { detail: { factor: 'proved' } }, async (begin, note) => {
        const { actor } = permit
        const proven = await proves(actor, given)
        if (!proven.ok) {
          const { why, refusal } = proven
          log.warn({ userId: actor.userId, code: refusal.code, why }, 'Proof refused')
          if (why) note({ detail: { factor: 'proved', why } })
          return proven
        }
        await begin()
        await orm
          .update(session)
          .set({ freshAt: sql`clock_timestamp()`, provenAt: sql`clock_timestamp()` })
          .where(eq(session.id, actor.sessionId))
        return accepted(await standing(orm, actor))
      }),

    askToAdd: (permit) =>
      audit.plain(permit, async () => {
        const { userId, sessionId } = permit.actor
        if (!party) return refused('passkeys_unavailable', refusalText('factor.noPasskeys'))
        const allowed = await mayChange(orm, permit.actor)
        if (!allowed.ok) return allowed
        const known = await orm.select().from(passkey).where(eq(passkey.accountId, userId))
        const own = await ownRow(orm, sessionId)
        const whose = { accountId: userId, username: own?.username ?? '', name: permit.actor.name }
        const question = await askToAdd(party, whose, known)
        await openSessionStep(orm, { sessionId, purpose: 'add', challenge: question.challenge })
        return accepted(question)
      }),

    addPasskey(permit, { name: typed, answer }) {
      const { userId, sessionId } = permit.actor
      const asked = { sessionId, purpose: 'add' } as const
      const isRight = async () => {
        const challenge = (await findStep(orm, asked))?.challenge
        return party !== null && !!challenge && (await checkAdded(party, challenge, answer)) !== null
      }
      const add = async (tx: Transaction, before: OwnFactors): Promise<Result<null>> => {
        const name = typed.trim()
        if (name === '' || name.length > LONGEST_FACTOR_NAME)
          return refused('invalid', refusalText('factor.name'), { field: 'name' })
        if (before.passkeys.length >= MOST_PASSKEYS)
          return refused('invalid', refusalText('factor.most', { most: MOST_PASSKEYS }), { field: 'answer' })
        const step = await takeStep(tx, asked)
        if (!party || !step?.challenge) return refused('sign_in_expired', refusalText('session.expired'))
        const made = await checkAdded(party, step.challenge, answer)
        if (!made) return refused('invalid', refusalText('factor.notAdded'), { field: 'answer' })
        const added = await tx
          .insert(passkey)
          .values({ ...made, accountId: userId, name })
          .onConflictDoNothing({ target: passkey.id })
          .returning({ id: passkey.id })
        return added.length > 0
          ? accepted(null)
          : refused('invalid', refusalText('factor.known'), { field: 'answer' })
      }
      return change(permit, 'passkey added', FOR_FIRST, add, isRight)
    },

    removePasskey: (permit, id) =>
      remove(
        permit,
        'passkey removed',
        ({ passkeys }) => passkeys.some((one) => one.id === id),
        (tx) => tx.delete(passkey).where(and(eq(passkey.id, id), eq(passkey.accountId, permit.actor.userId))),
      ),

    startApp: (permit) =>
      act(permit, 'authenticator shown', async (tx): Promise<Result<NewApp>> => {
        const { userId: accountId, sessionId } = permit.actor
        const own = await ownRow(tx, sessionId)
        return accepted(await startApp(tx, sealer, { accountId, username: own?.username ?? '' }))
      }),

    async confirmApp(permit, typed) {
      const { userId, sessionId } = permit.actor
      const code = typed.replace(/\s/g, '')
      const username = (await ownRow(orm, sessionId))?.username ?? ''
      const tried: { taken?: Result<number> } = {}
      const confirm = async (tx: Transaction): Promise<Result<null>> => {
        if (tried.taken?.ok === false) return tried.taken
        const app = await appOf(tx, userId)
        if (!app?.pending) return refused('invalid', refusalText('factor.noApp'), { field: 'code' })
        return (await confirmApp(tx, sealer, userId, code))
          ? accepted(null)
          : refused('second_factor_wrong', refusalText('session.codeWrong'), { field: 'code' })
      }
      const isRight = async () => {
        tried.taken = await limits.takeCode(username)
        return tried.taken.ok && fitsWaitingApp(orm, sealer, userId, code)
      }
      const changed = await change(permit, 'authenticator added', FOR_FIRST, confirm, isRight)
      if (changed.ok && tried.taken) await limits.forgiveCode(username)
      return changed
    },

    removeApp: (permit) =>
      remove(
        permit,
        'authenticator removed',
        ({ app }) => app !== null,
        (tx) => tx.delete(authenticatorApp).where(eq(authenticatorApp.accountId, permit.actor.userId)),
      ),

    makeCodes: (permit) =>
      change(permit, 'recovery codes', 'always', async (_, before) =>
        countOf(before) > 0 ? accepted(null) : refused('invalid', refusalText('factor.none')),
      ),
  }
}

/** The user has just proved in this session who they are: it goes on, and so does what their PIN stands for here. */
async function endOthers(tx: Transaction, { userId: accountId, sessionId: except }: Actor): Promise<void> {
  await endSessions(tx, { accountId, except }, 'revoked')
  await tx.update(session).set({ provenAt: sql`clock_timestamp()` }).where(eq(session.id, except))
}
