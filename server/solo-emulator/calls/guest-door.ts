import { eq } from 'drizzle-orm'
import { type Result, refused } from '@/lib/errors'
import type { Invitation, InvitationAct, InvitationDecided } from '@/lib/realtime/calls'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { callMember } from '../db/call-tables'
import {
  changeInvitation,
  type InvitationRow,
  invitationIn,
  invitationsOf,
  invitationView,
  isAdmitted,
} from './invitations'
import { Room } from './room'
import type { RoomTurn } from './room-turn'

/** The door of a call: what the provider's side sees of its guests, and what it does about them. */

/** Returns the invitations of a call as its provider's side sees them. */
export async function invitationList(
  orm: Orm | Transaction,
  callId: string,
  room: Room,
): Promise<Invitation[]> {
  const now = Date.now()
  return (await invitationsOf(orm, callId)).map((row) => {
    const place = room.guestBy(row.id)?.place
    // Let in: enters in a moment.
    const isIn = place === 'in' || (place === 'door' && isAdmitted(row))
    return invitationView(row, isIn ? 'call' : place === 'door' ? 'door' : null, now)
  })
}

/** The same outside a turn of the call. */
export async function readInvitationList(orm: Orm, callId: string): Promise<Invitation[]> {
  const rows = await orm.select().from(callMember).where(eq(callMember.callId, callId))
  return invitationList(orm, callId, new Room(rows, null))
}

/** Decides about an invitation of the call, for a provider who is in it. */
export async function decide(turn: RoomTurn, id: string, act: InvitationAct): Promise<InvitationDecided> {
  const row = await invitationIn(turn.tx, turn.callId, id)
  if (!row) return gone()
  const decided = act === 'admit' ? await admit(turn, row) : await close(turn, id, act)
  turn.say({ kind: 'invitations' })
  return decided.ok ? { ok: true } : decided
}

async function admit({ tx, room, now, say }: RoomTurn, invitation: InvitationRow): Promise<Result<null>> {
  const waiting = room.guestBy(invitation.id)
  if (waiting?.place !== 'door' || isAdmitted(invitation))
    return refused('not_ready', 'This guest does not wait at the door.')
  if (!room.hasPlaceFor('guest')) return refused('not_ready', 'This call is full.')
  if (!(await changeInvitation(tx, invitation.id, { admittedAt: now, leftAt: null }))) return gone()
  say({ kind: 'admitted', id: waiting.memberId })
  return { ok: true, value: null }
}

/** Closes the link for good. A guest who came by it is sent away. */
async function close(turn: RoomTurn, id: string, act: 'refuse' | 'revoke'): Promise<Result<null>> {
  const { tx, room, now, say } = turn
  const set = act === 'refuse' ? { refusedAt: now } : { revokedAt: now, leftAt: now }
  if (!(await changeInvitation(tx, id, set))) return gone()
  const guest = room.guestBy(id)
  if (!guest) return { ok: true, value: null }
  await turn.drop(guest.memberId)
  const why = guest.place === 'door' && act === 'refuse' ? 'not-admitted' : 'removed'
  if (guest.socketId !== null) say({ kind: 'out', socketId: guest.socketId, why })
  if (guest.place === 'in') say({ kind: 'left', id: guest.memberId })
  return { ok: true, value: null }
}

const gone = () => refused('not_found', 'There is no such invitation any more.')
