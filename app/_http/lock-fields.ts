import { z } from 'zod'

/** More than any time that a screen may rest unlocked. */
const LONGEST_AGO_MS = 24 * 3_600_000

/** How long ago (ms) a hand touched the browser. */
export const handSeen = z.strictObject({
  agoMs: z
    .number('must be a number of ms')
    .min(0, 'must not be negative')
    .max(LONGEST_AGO_MS, 'is too long ago'),
})

const secret = z.string('must be a text').min(1, 'must not be empty').max(1_000, 'is too long')

/** The PIN or password of the user of a locked session. */
export const unlocking = z.strictObject({ secret })

/** A PIN to set; the service says what is wrong with it. */
export const newPin = z.strictObject({
  password: secret,
  pin: z.string('must be a text').max(100, 'is too long'),
})
