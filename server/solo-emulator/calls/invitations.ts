import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import type { Invitation, InvitationStatus, Invitee } from '@/lib/realtime/calls'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { callInvitation, callSeat } from '../db/call-tables'
import type { GuestLink } from '../services/visit-links'

export type InvitationRow = typeof callInvitation.$inferSelect

/** A call that is being shared out to a crowd is none of a ward's. */
const MOST_OF_A_CALL = 30

/**
 * Writes an invitation down before its link is given out.
 * @param admitted lets the guest in without a question
 * @returns whether the call had room for one more
 */
export async function recordInvitation(
  orm: Orm | Transaction,
  callId: string,
  { kind, name }: Invitee,
  { nonce, until }: Pick<GuestLink, 'nonce' | 'until'>,
  admitted: boolean,
): Promise<boolean> {
  const [made] = await orm
    .select({ number: count() })
    .from(callInvitation)
    .where(eq(callInvitation.callId, callId))
  if ((made?.number ?? 0) >= MOST_OF_A_CALL) return false
  await orm.insert(callInvitation).values({
    callId,
    nonce,
    kind,
    name: name || null,
    until: new Date(until),
    ...(admitted && { admittedAt: new Date() }),
  })
  return true
}

/** Returns the invitation of a link. One that a server of before made has none yet: its guest waits like any other. */
export async function invitationOfLink(
  orm: Orm,
  { callId, nonce, until }: { readonly callId: string; readonly nonce: string; readonly until: number },
): Promise<InvitationRow | null> {
  await orm
    .insert(callInvitation)
    .values({ callId, nonce, kind: 'other', until: new Date(until * 1000) })
    .onConflictDoNothing()
  const [row] = await orm.select().from(callInvitation).where(eq(callInvitation.nonce, nonce))
  return row ?? null
}

/** Returns the invitation whose link a browser opened last in a call; null where it opened none. */
export async function invitationOfBrowser(
  orm: Orm,
  callId: string,
  keyHash: string,
): Promise<InvitationRow | null> {
  const [found] = await orm
    .select({ row: callInvitation })
    .from(callSeat)
    .innerJoin(callInvitation, eq(callInvitation.nonce, callSeat.nonce))
    .where(and(eq(callSeat.callId, callId), eq(callSeat.side, 'guest'), eq(callSeat.keyHash, keyHash)))
    .orderBy(desc(callSeat.takenAt))
    .limit(1)
  return found?.row ?? null
}

/** Returns an invitation of that call; null where it is of another one, or of none. */
export async function invitationIn(
  orm: Orm | Transaction,
  callId: string,
  id: string,
): Promise<InvitationRow | null> {
  const [row] = await orm
    .select()
    .from(callInvitation)
    .where(and(eq(callInvitation.id, id), eq(callInvitation.callId, callId)))
  return row ?? null
}

export const invitationsOf = (orm: Orm | Transaction, callId: string): Promise<InvitationRow[]> =>
  orm
    .select()
    .from(callInvitation)
    .where(eq(callInvitation.callId, callId))
    .orderBy(asc(callInvitation.invitedAt))

/** Writes a change of an invitation that is neither refused nor revoked. @returns whether it was neither */
export async function changeInvitation(
  orm: Orm | Transaction,
  id: string,
  set: Partial<typeof callInvitation.$inferInsert>,
): Promise<boolean> {
  const changed = await orm
    .update(callInvitation)
    .set(set)
    .where(and(eq(callInvitation.id, id), isNull(callInvitation.refusedAt), isNull(callInvitation.revokedAt)))
    .returning({ id: callInvitation.id })
  return changed.length > 0
}

/** Whether a link opens nothing any more, in every browser. */
export const isClosed = ({ refusedAt, revokedAt }: InvitationRow): boolean =>
  refusedAt !== null || revokedAt !== null

/** Whether the guest may enter the call without waiting at the door. */
export const isAdmitted = (row: InvitationRow): boolean =>
  !isClosed(row) && row.admittedAt !== null && row.leftAt === null

/**
 * Returns an invitation as the provider's side sees it.
 * @param place where its guest is now, as this process knows
 * @param now in milliseconds since the epoch
 */
export function invitationView(row: InvitationRow, place: 'door' | 'call' | null, now: number): Invitation {
  const [status, since] = standingOf(row, place, now)
  return {
    id: row.id,
    kind: row.kind,
    ...(row.name !== null && { name: row.name }),
    status,
    since: since.getTime(),
    invitedAt: row.invitedAt.getTime(),
    until: row.until.getTime(),
  }
}

function standingOf(
  { invitedAt, until, knockedAt, admittedAt, leftAt, refusedAt, revokedAt }: InvitationRow,
  place: 'door' | 'call' | null,
  now: number,
): readonly [InvitationStatus, Date] {
  if (revokedAt) return ['revoked', revokedAt]
  if (refusedAt) return ['refused', refusedAt]
  if (place === 'door') return ['waiting', knockedAt ?? invitedAt]
  if (place === 'call') return ['in-call', admittedAt ?? invitedAt]
  if (knockedAt) return ['left', leftAt ?? admittedAt ?? knockedAt]
  return until.getTime() <= now ? ['expired', until] : ['invited', invitedAt]
}
