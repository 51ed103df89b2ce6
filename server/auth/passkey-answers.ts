import { z } from 'zod'

/** More than any authenticator sends: an attestation with its certificates takes about 6 kB. */
const LONGEST = 16_000
const base64url = z
  .string()
  .max(LONGEST, 'is too long')
  .regex(/^[\w-]*$/, 'must be base64url')
/** Ids of 1023 bytes are the longest (WebAuthn Level 3, 5.8.3). */
const credentialId = z.string().regex(/^[\w-]{1,1364}$/, 'must be the id of a credential')

/** What is left out is not needed: it is untrusted, and the server decides by none of it. */
const common = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  // `{}`: no extension is asked for.
  clientExtensionResults: z.unknown().transform(() => ({})),
}
const transport = z.string().regex(/^[a-z-]{1,20}$/, 'must be a way to reach a passkey')

/** What a browser answers for a new passkey (RegistrationResponseJSON of WebAuthn Level 3, 5.1.8). */
export const addAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(transport).max(10, 'are too many').default([]),
  }),
})

/** What a browser answers for a passkey that it has (AuthenticationResponseJSON). */
export const passkeyAnswer = z.object({
  ...common,
  response: z
    .object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.nullish(),
    })
    .transform(({ userHandle, ...rest }) => (userHandle ? { ...rest, userHandle } : rest)),
})

/** The same as text in a field of a form; null for anything else. */
export function readPasskeyAnswer(text: unknown): z.output<typeof passkeyAnswer> | null {
  try {
    return passkeyAnswer.safeParse(typeof text === 'string' ? JSON.parse(text) : null).data ?? null
  } catch {
    return null
  }
}
