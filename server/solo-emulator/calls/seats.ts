import { createHash, randomBytes } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Orm } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { callSeat } from '../db/call-tables'
import { appointment } from '../db/schema'
import { sameSecret } from '../same-secret'
import { type CallPass, type LinkFault, readPass, type Side } from './call-link'
import { invitationOfBrowser, invitationOfLink, isClosed } from './invitations'
import { callStands } from './progress'

/**
 * Why a link opens no call. `used`: another browser opened it before; `revoked`: the provider took the invitation back, or did
 * not let its guest in; `over`: the call of an invitation is over.
 */
export type DoorFault = LinkFault | 'used' | 'cancelled' | 'revoked' | 'over'

/** The cookie that holds a browser's key. */
export const BROWSER_COOKIE = 'call-browser'
/** A working day; each link that is opened renews it. */
export const BROWSER_COOKIE_S = 16 * 60 * 60

/** Creates the key by which a browser takes its seats: 256 bits. */
export const newBrowserKey = (): string => randomBytes(32).toString('base64url')

export interface Knock {
  readonly callId: string
  readonly side: Side
  readonly token: string
  /** The key of the browser that opens the link, kept or just made. */
  readonly browserKey: string
}

/** Takes a seat in a call with a link. The same browser may open its link again; another browser gets `used`. */
export async function takeSeat(
  orm: Orm,
  secret: RotatedSecret,
  { callId, side, token, browserKey }: Knock,
): Promise<
  { readonly ok: true; readonly appointmentId: number } | { readonly ok: false; readonly fault: DoorFault }
> {
  const read = readPass(token, { callId, side }, secret, Date.now())
  if (!read.ok) return read
  const [visit] = await orm.select().from(appointment).where(eq(appointment.videoCallId, callId)).limit(1)
  if (!visit) return { ok: false, fault: 'tampered' }
  if (visit.status === 'cancelled') return { ok: false, fault: 'cancelled' }
  const fault = side === 'guest' ? await guestFault(orm, read.pass) : null
  if (fault) return { ok: false, fault }
  if (!(await claimSeat(orm, read.pass, hashOf(browserKey)))) return { ok: false, fault: 'used' }
  return { ok: true, appointmentId: visit.id }
}

async function guestFault(orm: Orm, pass: CallPass): Promise<DoorFault | null> {
  if ((await callStands(orm, pass.callId)) !== 'open') return 'over'
  const invitation = await invitationOfLink(orm, pass)
  return invitation && !isClosed(invitation) ? null : 'revoked'
}

async function claimSeat(orm: Orm, { nonce, callId, side }: CallPass, keyHash: string): Promise<boolean> {
  const taken = await orm
    .insert(callSeat)
    .values({ nonce, callId, side, keyHash })
    .onConflictDoNothing()
    .returning({ nonce: callSeat.nonce })
  if (taken.length > 0) return true
  const [seat] = await orm.select().from(callSeat).where(eq(callSeat.nonce, nonce))
  return seat !== undefined && sameSecret(seat.keyHash, keyHash)
}

/** The seat of a browser in a call. */
export interface Seat {
  readonly callId: string
  readonly side: Side
  /** The same over reloads and reconnections: one browser on one side is one member. */
  readonly memberId: string
  /** Of a guest: the invitation whose link this browser opened last. */
  readonly invitationId?: string
}

/**
 * Returns the seat that a browser took in a call on that side, or null. A guest's is gone once the invitation is. `callId` is a
 * UUID.
 */
export async function seatOf(
  orm: Orm,
  callId: string,
  side: Side,
  browserKey: string | null,
): Promise<Seat | null> {
  if (browserKey === null) return null
  const keyHash = hashOf(browserKey)
  const memberId = hashOf(`${callId} ${side} ${keyHash}`).slice(0, 16)
  if (side === 'guest') {
    const invitation = await invitationOfBrowser(orm, callId, keyHash)
    return invitation && !isClosed(invitation)
      ? { callId, side, memberId, invitationId: invitation.id }
      : null
  }
  const [found] = await orm
    .select({ one: sql`1` })
    .from(callSeat)
    .where(and(eq(callSeat.callId, callId), eq(callSeat.side, side), eq(callSeat.keyHash, keyHash)))
    .limit(1)
  return found ? { callId, side, memberId } : null
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
