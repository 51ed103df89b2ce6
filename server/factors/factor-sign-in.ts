import { eq } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { ProvenBy } from '@/lib/board/account'
import type { BrowserName } from '@/lib/calls/browser-family'
import { accepted, type Refusal, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { type AccountRow, enterAccount, holdAccount } from '@/server/accounts/enter'
import { maySignInHere } from '@/server/accounts/who-may-use-passwords'
import { stranger, writeEntry } from '@/server/audit/entry'
import { account, passkey } from '@/server/db/schema'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import type { Database } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { challengeStep, findStep, openStep, takeStep } from '@/server/sessions/sign-in-steps'
import { createCodeCheck } from './code-check'
import { askToProve, checkProven, type PasskeyAnswer, type PasskeyQuestion } from './passkeys'
import { takeQuestion } from './question-rate-limit'
import type { RelyingParty } from './relying-party'

/** The browser that signs in, and what it holds of the step that it was given. */
export interface FactorBrowser {
  readonly token: string | null
  readonly address: string
  readonly browser: BrowserName | undefined
}

/** Signing in by a passkey, and by a second factor after the password. A browser without the token of a step gets nowhere. */
export interface FactorSignIn {
  /**
   * Asks for any passkey; with `second` for one of the account whose password this browser has typed.
   * Refuses passkeys_unavailable, sign_in_expired, too_many_attempts.
   * @returns the question, and a token for the browser's cookie where it needs a new one
   */
  ask(
    from: FactorBrowser,
    second: boolean,
  ): Promise<Result<{ readonly question: PasskeyQuestion; readonly token: string | null }>>
  /** Opens a session by a passkey, by itself or after the password. Refuses sign_in_expired and second_factor_wrong. */
  byPasskey(from: FactorBrowser, answer: PasskeyAnswer): Promise<Result<Actor>>
  /** Opens a session by a code, after the password. Refuses sign_in_expired, second_factor_wrong, too_many_attempts. */
  byCode(from: FactorBrowser, code: string): Promise<Result<Actor>>
}

export interface FactorSettings {
  readonly database: Pick<Database, 'orm'>
  readonly party: RelyingParty | null
  readonly authSecret: RotatedSecret
  readonly sessionSeconds: number
  /** Whether the demo's accounts may sign in. */
  readonly demo: boolean
  /** Whose accounts sign in here at all. */
  readonly localSignIn: LocalSignIn
  readonly log: Logger
}

/** Creates the service for signing in by more than a password. What it decides by is in the database, for all nodes. */
export function createFactorSignIn(settings: FactorSettings): FactorSignIn {
  const { party, sessionSeconds, demo, localSignIn, log } = settings
  const { orm } = settings.database
  const codes = createCodeCheck(orm, settings.authSecret, log)

  async function accountOf(id: string): Promise<AccountRow | null> {
    const [found] = await orm.select().from(account).where(eq(account.id, id))
    return found && maySignInHere(found, { demo, localSignIn }) ? found : null
  }

  /** Opens the session; refuses where the account was changed meanwhile, or has no factor left. */
  async function enter(found: AccountRow, from: FactorBrowser, by: ProvenBy): Promise<Result<Actor>> {
    const { address, browser } = from
    const actor = await orm.transaction(async (tx) => {
      const has = await holdAccount(tx, found)
      if (!has?.passkey && !has?.code) return null
      return enterAccount(tx, found, sessionSeconds, { address, browser, by })
    })
    if (!actor) return refuse(from, found.id, expired(), { by, why: 'account' })
    log.info({ userId: found.id, address, by }, 'Signed in')
    return accepted(actor)
  }

  /** @param facts - what the row says besides: how it was tried, and why it was refused */
  async function refuse(
    { address }: FactorBrowser,
    id: string | null,
    refusal: { readonly ok: false; readonly refusal: Refusal },
    facts: Readonly<Record<string, string>>,
  ): Promise<Result<never>> {
    const { code } = refusal.refusal
    log.warn({ userId: id, address, code, ...facts }, 'Sign-in refused')
    await writeEntry(orm, {
      who: { ...stranger(address), id },
      action: 'sign-in',
      outcome: code,
      detail: facts,
    })
    return refusal
  }

  async function secondQuestion(at: RelyingParty, token: string | null): Promise<Result<PasskeyQuestion>> {
    const step = await findStep(orm, token)
    if (!step?.accountId) return expired()
    const known = await orm.select().from(passkey).where(eq(passkey.accountId, step.accountId))
    const question = await askToProve(at, known)
    await challengeStep(orm, step, question.challenge)
    return accepted(question)
  }

  return {
    async ask({ token, address }, second) {
      if (!party) return refused('passkeys_unavailable', refusalText('factor.noPasskeys'))
      if (second) {
        const asked = await secondQuestion(party, token)
        return asked.ok ? accepted({ question: asked.value, token: null }) : asked
      }
      const taken = await takeQuestion(orm, address)
      if (!taken.ok) return taken
      const question = await askToProve(party)
      return accepted({ question, token: await openStep(orm, { challenge: question.challenge }) })
    },

    async byPasskey(from, answer) {
      // From here on no other answer counts, whatever becomes of this one.
      const step = await takeStep(orm, from.token)
      if (!party || !step?.challenge) return refuse(from, step?.accountId ?? null, expired(), BY_PASSKEY)
      const { challenge, accountId } = step
      const { address } = from
      const proven = await checkProven({ orm, party, log }, { challenge, answer, accountId, address })
      if (!proven.ok) {
        const { why, of } = proven
        return refuse(from, of ?? accountId, wrongPasskey(), { ...BY_PASSKEY, why })
      }
      const found = await accountOf(proven.passkey.accountId)
      if (!found)
        return refuse(from, proven.passkey.accountId, wrongPasskey(), { ...BY_PASSKEY, why: 'account' })
      return enter(found, from, accountId === null ? 'passkey' : 'password+passkey')
    },

    async byCode(from, code) {
      const step = await codes.count(from.token)
      const found = step?.accountId ? await accountOf(step.accountId) : null
      if (!step || !found) return refuse(from, step?.accountId ?? null, expired(), BY_CODE)
      const { id, username } = found
      const checked = await codes.check({ id, username, address: from.address }, code)
      if (!checked.ok) return refuse(from, id, checked, BY_CODE)
      if (!(await takeStep(orm, from.token))) return refuse(from, found.id, expired(), BY_CODE)
      return enter(found, from, checked.value === 'code' ? 'password+code' : 'password+recovery')
    },
  }
}

const BY_PASSKEY = { by: 'passkey' } as const
const BY_CODE = { by: 'password+code' } as const

const expired = () => refused('sign_in_expired', refusalText('session.expired'))
const wrongPasskey = () => refused('second_factor_wrong', refusalText('session.passkeyWrong'))
