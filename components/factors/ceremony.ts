import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { callApi } from '@/components/feed/http'
import type { Refusal } from '@/lib/errors'

/** Why a passkey gave no answer: its user let it be, the browser knows none, or the server asked for none. */
export type CeremonyEnd =
  | { readonly ended: 'cancelled' | 'unsupported' | 'known' }
  | { readonly ended: 'refused'; readonly refusal: Refusal }

/** Asks for a passkey that the browser has, with the question of `path`. @returns the answer for the server */
export const provePasskey = (path: string, body?: unknown): Promise<{ answer: unknown } | CeremonyEnd> =>
  ceremony<PublicKeyCredentialRequestOptionsJSON>(path, body, (optionsJSON) =>
    startAuthentication({ optionsJSON }),
  )

/** Makes a passkey, with the question of `path`. @returns the answer for the server */
export const makePasskey = (path: string): Promise<{ answer: unknown } | CeremonyEnd> =>
  ceremony<PublicKeyCredentialCreationOptionsJSON>(path, undefined, (optionsJSON) =>
    startRegistration({ optionsJSON }),
  )

async function ceremony<Question>(
  path: string,
  body: unknown,
  start: (question: Question) => Promise<unknown>,
): Promise<{ answer: unknown } | CeremonyEnd> {
  if (!browserSupportsWebAuthn()) return { ended: 'unsupported' }
  const asked = await callApi<Question>(path, { method: 'POST', ...(body !== undefined && { body }) })
  if (!asked.ok) return { ended: 'refused', refusal: asked.refusal }
  try {
    return { answer: await start(asked.value) }
  } catch (error) {
    // Browsers say of an authenticator that knows the account already only this, and of everything else that it was not allowed.
    const known = error instanceof Error && error.name === 'InvalidStateError'
    return { ended: known ? 'known' : 'cancelled' }
  }
}
