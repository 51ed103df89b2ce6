import { z } from 'zod'
import { addAnswer, passkeyAnswer } from '@/server/auth/passkey-answers'

const typed = z.string('must be a text').max(1_000, 'is too long')

/** `/{id}` of a passkey: the credential's id. */
export const passkeyId = z.object({ id: z.string().regex(/^[\w-]{1,1364}$/, 'must be the id of a passkey') })

export const newPasskey = z.strictObject({ name: typed, answer: addAnswer })
/** The first code of an authenticator app. */
export const appCode = z.strictObject({ code: z.string('must be a text').max(40, 'is too long') })
/** By what a user proves again who they are. */
export const ownProof = z.union([
  z.strictObject({ passkey: passkeyAnswer }),
  z.strictObject({ password: typed.min(1, 'must not be empty'), code: typed.optional() }),
])
/** A passkey of the user of a locked session. */
export const unlockingPasskey = z.strictObject({ answer: passkeyAnswer })
/** Whether the passkey is to prove the second factor of the account whose password was typed. */
export const passkeyQuestion = z.strictObject({ second: z.boolean('must be true or false') })
