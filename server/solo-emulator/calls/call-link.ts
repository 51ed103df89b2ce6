import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type RotatedSecret, readingSecrets } from '@/server/platform/rotated-secret'

export type Side = 'provider' | 'patient' | 'guest'

/** What a link opens: one call, on one side, until a moment (Unix seconds), once (its nonce, which a guest's invitation has, too). */
export interface CallPass {
  readonly callId: string
  readonly side: Side
  readonly until: number
  readonly nonce: string
}

/** Why a link does not open its call; each reason has its own page. */
export type LinkFault = 'tampered' | 'expired' | 'other-call' | 'other-side'

const pass = z.object({
  callId: z.uuid(),
  side: z.enum(['provider', 'patient', 'guest']),
  until: z.int(),
  nonce: z.string().min(1),
})

/** How long a provider's link is valid: the nurse opens it at once. */
export const PROVIDER_LINK_S = 15 * 60
/** A patient's link is sent ahead: it is valid this long after the end of the appointment, and at least this long from now. */
export const PATIENT_LINK_S = 60 * 60
/** How long the link of an invited guest is valid: an interpreter, the family, a specialist. */
export const GUEST_LINK_S = 60 * 60

/** Creates the nonce of a link: 128 bits. */
export const newNonce = (): string => randomBytes(16).toString('base64url')

/** Renders the pass as text for a link: its content in base64url, and the HMAC-SHA-256 of that under `secret`. */
export function signPass(
  given: Omit<CallPass, 'nonce'> & { readonly nonce?: string },
  secret: string,
): string {
  const said: CallPass = { ...given, nonce: given.nonce ?? newNonce() }
  const text = Buffer.from(JSON.stringify(said)).toString('base64url')
  return `${text}.${seal(text, secret).toString('base64url')}`
}

/**
 * Reads the pass in a link to the call `callId` for `side`. A pass without our signature is `tampered`.
 * @param now in milliseconds since the epoch
 */
export function readPass(
  token: string,
  asked: { readonly callId: string; readonly side: Side },
  secret: RotatedSecret,
  now: number,
): { readonly ok: true; readonly pass: CallPass } | { readonly ok: false; readonly fault: LinkFault } {
  const fault = (fault: LinkFault) => ({ ok: false, fault }) as const
  const [text = '', mac = '', ...rest] = token.split('.')
  const given = Buffer.from(mac, 'base64url')
  const isOurs = readingSecrets(secret).some((one) => isSame(given, seal(text, one)))
  if (rest.length > 0 || !isOurs) return fault('tampered')
  const read = pass.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  if (!read.success) return fault('tampered')
  if (read.data.callId !== asked.callId) return fault('other-call')
  if (read.data.side !== asked.side) return fault('other-side')
  if (read.data.until * 1000 <= now) return fault('expired')
  return { ok: true, pass: read.data }
}

const isSame = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected)

const seal = (text: string, secret: string): Buffer => createHmac('sha256', secret).update(text).digest()
