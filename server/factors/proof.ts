import { eq } from 'drizzle-orm'
import type { Logger } from 'pino'
import { accepted, type Refusal, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { provePassword } from '@/server/accounts/prove'
import { mayUsePassword } from '@/server/accounts/who-may-use-passwords'
import { account, passkey } from '@/server/db/schema'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import type { Database } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { hasApp, hasPasskey } from '@/server/sessions/second-factor'
import { openSessionStep, takeStep } from '@/server/sessions/sign-in-steps'
import { createCodeCheck } from './code-check'
import { askToProve, checkProven, type NotProven, type PasskeyAnswer, type PasskeyQuestion } from './passkeys'
import type { RelyingParty } from './relying-party'

/** What a user proves in an open session who they are by: everything that signing in takes. */
export type Proof =
  | { readonly passkey: PasskeyAnswer }
  | { readonly password: string; readonly code?: string | undefined }

/** Whether a user has proved who they are; `why` not, for log and audit row: the browser is not told. */
export type Proven =
  | { readonly ok: true; readonly value: null }
  | { readonly ok: false; readonly refusal: Refusal; readonly why?: NotProven['why'] | 'account' }

/** Proves by one of the user's own passkeys, in their open session. */
export interface PasskeyProof {
  /** Refuses passkeys_unavailable, also to a user whose account does not sign in here. */
  ask(actor: Actor): Promise<Result<PasskeyQuestion>>
  /** Refuses sign_in_expired and second_factor_wrong. */
  check(actor: Actor, answer: PasskeyAnswer): Promise<Proven>
}

export interface PasskeyProofSettings {
  readonly database: Pick<Database, 'orm'>
  /** Null: browsers know no passkeys at the hospital's address. */
  readonly party: RelyingParty | null
  /** Whose passwords and passkeys prove anything. */
  readonly localSignIn: LocalSignIn
  readonly log: Logger
}

export function createPasskeyProof(settings: PasskeyProofSettings): PasskeyProof {
  const { party, localSignIn, log } = settings
  const { orm } = settings.database
  return {
    async ask({ userId, sessionId, role }) {
      if (!party || !mayUsePassword(localSignIn, role))
        return refused('passkeys_unavailable', refusalText('factor.noPasskeys'))
      const known = await orm.select().from(passkey).where(eq(passkey.accountId, userId))
      const question = await askToProve(party, known)
      await openSessionStep(orm, { sessionId, purpose: 'prove', challenge: question.challenge })
      return accepted(question)
    },
    async check({ userId, sessionId, role, address }, answer) {
      const step = await takeStep(orm, { sessionId, purpose: 'prove' })
      if (!party || !step?.challenge) return refused('sign_in_expired', refusalText('session.expired'))
      if (!mayUsePassword(localSignIn, role)) return { ...wrong(), why: 'account' }
      const { challenge } = step
      const asked = { challenge, answer, accountId: userId, address }
      const proven = await checkProven({ orm, party, log }, asked)
      return proven.ok ? accepted(null) : { ...wrong(), why: proven.why }
    },
  }
}

const wrong = () => refused('second_factor_wrong', refusalText('session.passkeyWrong'))

export interface ProofSettings extends PasskeyProofSettings {
  readonly authSecret: RotatedSecret
}

/**
 * Returns what checks that the user of an open session is still who signed in, by everything that signing in takes: a password by itself proves
 * nothing for an account with a second factor.
 */
export function createProofCheck(settings: ProofSettings) {
  const { orm } = settings.database
  const codes = createCodeCheck(orm, settings.authSecret, settings.log)
  const passkeys = createPasskeyProof(settings)
  return async (actor: Actor, proof: Proof): Promise<Proven> => {
    if ('passkey' in proof) return passkeys.check(actor, proof.passkey)
    const password = await provePassword(orm, actor, proof.password, settings.localSignIn)
    if (!password.ok) return password
    const [own] = await orm
      .select({ id: account.id, username: account.username, app: hasApp, passkey: hasPasskey })
      .from(account)
      .where(eq(account.id, actor.userId))
    if (!own || !(own.app || own.passkey)) return accepted(null)
    if (!proof.code) return refused('second_factor_needed', refusalText('session.factorNeeded'))
    const { id, username } = own
    const code = await codes.check({ id, username, address: actor.address }, proof.code)
    return code.ok ? accepted(null) : code
  }
}
