import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { passkey } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { STEP_S } from '@/server/sessions/sign-in-steps'
import type { RelyingParty } from './relying-party'

export type PasskeyRow = typeof passkey.$inferSelect
/** What a browser is asked with, and answers: the JSON forms of WebAuthn Level 3, 5.1.8 to 5.1.10. */
export type AddQuestion = PublicKeyCredentialCreationOptionsJSON
export type AddAnswer = RegistrationResponseJSON
export type PasskeyQuestion = PublicKeyCredentialRequestOptionsJSON
export type PasskeyAnswer = AuthenticationResponseJSON

const timeout = STEP_S * 1_000
/** ES256, EdDSA and RS256 (RFC 9053): what passkeys sign with today, and every Node that Lantern runs on checks. */
const supportedAlgorithmIDs = [-7, -8, -257]

/** The user handle: it comes back from the passkey and says whose it is. Not the name, which no one should read out of a lost key. */
const handleOf = (accountId: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(accountId)

/** Asks a browser for a new passkey, which must know its user by a PIN or a finger and can be found without a username. */
export const askToAdd = (
  { id: rpID }: RelyingParty,
  whose: { readonly accountId: string; readonly username: string; readonly name: string },
  known: readonly PasskeyRow[],
): Promise<AddQuestion> =>
  generateRegistrationOptions({
    rpName: 'Lantern',
    rpID,
    userID: handleOf(whose.accountId),
    userName: whose.username,
    userDisplayName: whose.name,
    timeout,
    supportedAlgorithmIDs,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

/** Asks a browser for a passkey. @param known - the only ones that count; absent: any, and it says whose it is */
export const askToProve = (
  { id: rpID }: RelyingParty,
  known?: readonly PasskeyRow[],
): Promise<PasskeyQuestion> =>
  generateAuthenticationOptions({
    rpID,
    timeout,
    userVerification: 'required',
    ...(known && {
      allowCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    }),
  })

/** Returns what is to be kept of a new passkey; null where the answer is not one to this challenge, made here and by a verified user. */
export async function checkAdded(
  { id, origin }: RelyingParty,
  challenge: string,
  answer: AddAnswer,
): Promise<Pick<PasskeyRow, 'id' | 'publicKey' | 'counter' | 'transports'> | null> {
  // The library throws for whatever does not fit.
  const checked = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => null)
  if (!checked?.verified) return null
  const { credential } = checked.registrationInfo
  return {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
  }
}

/** The answer of a passkey to a challenge. */
export interface PasskeyTry {
  readonly challenge: string
  readonly answer: PasskeyAnswer
  /** Whose it must be; null: it says whose it is. */
  readonly accountId: string | null
  readonly address: string | undefined
}

/** Why a passkey proves nothing; `counter`: it may be a copy. `of`: the account whose passkey it is, where it is known. */
export interface NotProven {
  readonly ok: false
  readonly why: 'unknown' | 'wrong' | 'counter'
  readonly of: string | null
}

/**
 * Checks the answer of a passkey to a challenge that counts no more after this, and notes its use. A counter that did not grow may be that
 * of a copy: the answer is refused (WebAuthn Level 3, 6.1.1), and the log says so.
 */
export async function checkProven(
  { orm, party, log }: { readonly orm: Orm; readonly party: RelyingParty; readonly log: Logger },
  { challenge, answer, accountId, address }: PasskeyTry,
): Promise<{ readonly ok: true; readonly passkey: PasskeyRow } | NotProven> {
  const [known] = await orm.select().from(passkey).where(eq(passkey.id, answer.id))
  if (!known) return { ok: false, why: 'unknown', of: null }
  const not = (why: NotProven['why']): NotProven => ({ ok: false, why, of: known.accountId })
  if (accountId !== null && known.accountId !== accountId) return not('unknown')
  const handle = answer.response.userHandle
  if (handle ? !isHandleOf(handle, known.accountId) : accountId === null) return not('wrong')
  const counter = await checkSignature(party, challenge, answer, { ...known, counter: 0 })
  if (counter === null) return not('wrong')
  if (await noteUse(orm, known.id, counter)) return { ok: true, passkey: known }
  log.error({ userId: known.accountId, address }, 'A passkey may have been copied')
  return not('counter')
}

const isHandleOf = (handle: string, accountId: string): boolean =>
  Buffer.from(handle, 'base64url').equals(Buffer.from(handleOf(accountId)))

/** @returns the counter that the authenticator signed; null where it signed something else */
async function checkSignature(
  { id, origin }: RelyingParty,
  challenge: string,
  answer: PasskeyAnswer,
  { id: credential, publicKey, counter }: PasskeyRow,
): Promise<number | null> {
  const checked = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: { id: credential, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
  }).catch(() => null)
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}

/** Compared in the database: of two answers with one counter, on two nodes, one counts. @returns false where it did not grow */
async function noteUse(orm: Orm, id: string, counter: number): Promise<boolean> {
  const noted = await orm
    .update(passkey)
    .set({ counter, usedAt: sql`clock_timestamp()` })
    .where(and(eq(passkey.id, id), counter === 0 ? eq(passkey.counter, 0) : lt(passkey.counter, counter)))
    .returning({ id: passkey.id })
  return noted.length > 0
}
