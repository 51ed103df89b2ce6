import { changeInvitation } from './invitations'
import { type Leaving, recordPatientLeft, recordProviderLeft } from './progress'
import { type MemberRow, memberView } from './room'
import type { RoomTurn } from './room-turn'

/** A member is out of the call. The last provider who leaves may end it for all. */
export async function leave(turn: RoomTurn, row: MemberRow, how: Leaving): Promise<void> {
  const { tx, callId, room } = turn
  const { memberId, side } = row
  await turn.drop(memberId)
  const isLast = !room.hasSide(side)
  if (side === 'patient' && isLast) {
    room.bedLeft = how === 'hung-up' && !room.isConnected('provider') ? 'without-you' : how
  }
  turn.say({ kind: 'left', id: memberId, ...(room.bedLeft && { bedLeft: room.bedLeft }) })
  if (row.invitationId !== null) {
    await changeInvitation(tx, row.invitationId, { leftAt: turn.now })
    turn.say({ kind: 'invitations' })
  }
  if (!isLast) return
  if (side === 'patient') await recordPatientLeft(tx, callId)
  if (side === 'provider' && (await recordProviderLeft(tx, callId, how))) await endForAll(turn)
}

async function endForAll(turn: RoomTurn): Promise<void> {
  turn.say({ kind: 'ended', why: 'hung-up' })
  for (const { memberId } of turn.room.all) await turn.drop(memberId)
}

/** A guest is gone from the door. */
export async function leaveDoor(turn: RoomTurn, { memberId }: MemberRow): Promise<void> {
  await turn.drop(memberId)
  turn.say({ kind: 'invitations' })
}

/** A member's connection broke: their place is kept for a while. A guest at the door comes again by themselves. */
export async function lose(turn: RoomTurn, row: MemberRow, keptMs: number): Promise<void> {
  if (row.place === 'door') return leaveDoor(turn, row)
  const away = { ...row, socketId: null, keptUntil: new Date(turn.now.getTime() + keptMs) }
  await turn.put(away)
  turn.say({ kind: 'member', member: memberView(away) })
}
