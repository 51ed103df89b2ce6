import { type Result, refused } from '@/lib/errors'
import type { CallEnd, CallEntered, CallEntry } from '@/lib/realtime/calls'
import type { Caller } from './caller'
import { invitationList } from './guest-door'
import { connectionFor, type IceSettings } from './ice'
import { changeInvitation, type InvitationRow, invitationIn, isAdmitted, isClosed } from './invitations'
import { mediaOf } from './messages'
import {
  callStands,
  callStartedAt,
  recordCallStarted,
  recordPatientWaits,
  recordProviderJoined,
} from './progress'
import { type MemberRow, memberView } from './room'
import type { RoomTurn } from './room-turn'

/** What becomes of a browser that asks to enter. */
export interface Entrance {
  readonly answer: CallEntered
  /** Where it is now; null where it is turned away. */
  readonly place: 'in' | 'door' | null
  /** The call is over for it. */
  readonly end?: CallEnd
}

/** Lets a browser into its call, or to its door. */
export async function enter(
  turn: RoomTurn,
  socket: Caller,
  sent: CallEntry,
  { ice, nodeId }: { readonly ice: IceSettings; readonly nodeId: string },
): Promise<Entrance> {
  const { tx, callId, room, now } = turn
  const { side, memberId } = socket.data.seat
  const stands = await callStands(tx, callId)
  if (stands !== 'open') {
    const end = stands === 'cancelled' ? 'cancelled' : 'hung-up'
    return { answer: refused('already_closed', 'This call is over.'), place: null, end }
  }
  // Its disconnection has had its turn already: nothing would give the place up again.
  if (!socket.connected) return turnedAway(refused('not_ready', 'The connection is gone.'))
  const row: MemberRow = {
    callId,
    memberId,
    side,
    place: 'in',
    instance: sent.instance,
    media: mediaOf(side, sent.media),
    guestKind: null,
    invitationId: null,
    nodeId,
    socketId: socket.id,
    keptUntil: null,
    cameAt: room.at(memberId)?.cameAt ?? now,
  }
  const guest = side === 'guest' ? await invitationOf(turn, socket) : null
  if (guest && !guest.ok) return turnedAway(guest)
  if (guest && !isAdmitted(guest.value)) return atDoor(turn, socket, { ...row, ...of(guest.value) })
  if (!room.has(memberId) && !room.hasPlaceFor(side)) {
    return turnedAway(refused('not_ready', 'This call is full.'))
  }
  if (guest && !guest.value.knockedAt) await changeInvitation(tx, guest.value.id, { knockedAt: now })
  const me = guest ? { ...row, ...of(guest.value) } : row
  await takePlace(turn, me)
  if (side === 'provider') await recordProviderJoined(tx, callId)
  if (side === 'patient') room.bedLeft = null
  let since = await callStartedAt(tx, callId)
  if (room.isConnected('provider') && room.isConnected('patient')) {
    since = await recordCallStarted(tx, callId)
    turn.say({ kind: 'since', since: since.getTime(), except: memberId })
  } else if (side === 'patient') await recordPatientWaits(tx, callId)
  turn.say({ kind: 'member', member: memberView(me) })
  if (guest) turn.say({ kind: 'invitations' })
  const answer: CallEntered = {
    ok: true,
    you: memberId,
    members: room.others(memberId),
    connection: connectionFor(ice, socket.data.seat, Date.now()),
    since: since?.getTime() ?? null,
    serverTime: now.getTime(),
    ...(room.bedLeft && { bedLeft: room.bedLeft }),
    ...(side === 'provider' && { invitations: await invitationList(tx, callId, room) }),
  }
  return { answer, place: 'in' }
}

const turnedAway = (answer: Extract<CallEntered, { ok: false }>): Entrance => ({ answer, place: null })

/** Of two windows of a browser, the newer one has the place. */
async function takePlace({ room, put, say }: RoomTurn, row: MemberRow): Promise<void> {
  const before = room.at(row.memberId)?.socketId
  await put(row)
  if (before && before !== row.socketId) say({ kind: 'out', socketId: before, why: 'taken-over' })
}

const of = ({ id, kind }: InvitationRow) => ({ invitationId: id, guestKind: kind })

/** Returns the invitation of a guest, unless it opens nothing to them. */
async function invitationOf(
  { tx, callId }: RoomTurn,
  { data: { seat, waits } }: Caller,
): Promise<Result<InvitationRow>> {
  const row = seat.invitationId === undefined ? null : await invitationIn(tx, callId, seat.invitationId)
  if (!row || isClosed(row)) return refused('forbidden', 'This invitation does not hold any more.')
  if (!isAdmitted(row) && !waits) return refused('not_ready', 'Load this page again, and wait for the nurse.')
  return { ok: true, value: row }
}

/** The guest waits until a provider lets them in. */
async function atDoor(turn: RoomTurn, socket: Caller, row: MemberRow): Promise<Entrance> {
  const isNew = turn.room.at(row.memberId)?.socketId !== socket.id
  if (isNew && row.invitationId !== null)
    await changeInvitation(turn.tx, row.invitationId, { knockedAt: turn.now })
  await takePlace(turn, { ...row, place: 'door' })
  turn.say({ kind: 'invitations' })
  return { answer: { ...refused('not_ready', 'The nurse lets you in.'), waiting: true }, place: 'door' }
}
