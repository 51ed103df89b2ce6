import { type Result, refused } from '@/lib/errors'
import type { CallEnd, Invitation, InvitationAct, InvitationDecided } from '@/lib/realtime/calls'
import type { Orm } from '@/server/platform/db/open'
import type { Caller } from './caller'
import { changeInvitation, invitationIn, invitationsOf, invitationView } from './invitations'
import type { Room } from './room'

/** A guest's browser at the door. */
interface Waiting {
  readonly socket: Caller
  readonly invitationId: string
  /** Let in: enters in a moment. */
  admitted?: true
}

export interface GuestDoorSettings {
  readonly orm: Orm
  readonly roomOf: (callId: string) => Room | undefined
  /** Sends to a member in the call. */
  readonly toSocket: (socketId: string, invitations: readonly Invitation[]) => void
  /** Takes a guest out of the call. */
  readonly remove: (callId: string, memberId: string) => void
  /** Whether one more guest may enter. */
  readonly hasRoom: (room: Room) => boolean
}

/**
 * Creates the door of all calls: who waits there on this node, and what a provider does about it. A guest at the door gets
 * nothing of the call, not even who is in it. Every function is called in the turn of its call.
 */
export function createGuestDoor({ orm, roomOf, toSocket, remove, hasRoom }: GuestDoorSettings) {
  const doors = new Map<string, Map<string, Waiting>>()

  const waitingBy = (callId: string, invitationId: string): Waiting | undefined =>
    [...(doors.get(callId)?.values() ?? [])].find((one) => one.invitationId === invitationId)

  /** The guest is not at the door any more. @returns whether they were, with this socket */
  function drop({ data: { seat }, id }: Caller): boolean {
    const { callId, memberId } = seat
    const door = doors.get(callId)
    if (door?.get(memberId)?.socket.id !== id) return false
    door.delete(memberId)
    if (door.size === 0) doors.delete(callId)
    return true
  }

  function send(waiting: Waiting, why: CallEnd): void {
    drop(waiting.socket)
    waiting.socket.emit('call:ended', why)
  }

  async function list(callId: string): Promise<Invitation[]> {
    const room = roomOf(callId)
    const now = Date.now()
    return (await invitationsOf(orm, callId)).map((row) => {
      const waiting = waitingBy(callId, row.id)
      const isIn = waiting ? waiting.admitted : room?.guestBy(row.id)
      return invitationView(row, isIn ? 'call' : waiting ? 'door' : null, now)
    })
  }

  /** Tells the provider's side how all invitations of a call stand. */
  async function tell(callId: string): Promise<void> {
    const sockets = roomOf(callId)?.socketsOf('provider') ?? []
    if (sockets.length === 0) return
    const invitations = await list(callId)
    for (const socket of sockets) toSocket(socket, invitations)
  }

  async function admit(callId: string, id: string): Promise<Result<null>> {
    const room = roomOf(callId)
    const waiting = waitingBy(callId, id)
    if (!room || !waiting || waiting.admitted)
      return refused('not_ready', 'This guest does not wait at the door.')
    if (!hasRoom(room)) return refused('not_ready', 'This call is full.')
    if (!(await changeInvitation(orm, id, { admittedAt: new Date(), leftAt: null }))) return gone()
    waiting.admitted = true
    waiting.socket.emit('call:admitted')
    return { ok: true, value: null }
  }

  /** Closes the link for good. A guest who came by it is sent away. */
  async function close(callId: string, id: string, act: 'refuse' | 'revoke'): Promise<Result<null>> {
    const at = new Date()
    const set = act === 'refuse' ? { refusedAt: at } : { revokedAt: at, leftAt: at }
    if (!(await changeInvitation(orm, id, set))) return gone()
    const waiting = waitingBy(callId, id)
    if (waiting) send(waiting, act === 'refuse' ? 'not-admitted' : 'removed')
    const member = roomOf(callId)?.guestBy(id)
    if (member) remove(callId, member)
    return { ok: true, value: null }
  }

  return {
    drop,
    list,
    tell,
    /** A guest comes to the door. Of two windows of a browser, the newer one waits. */
    async wait(socket: Caller, invitationId: string): Promise<void> {
      const { callId, memberId } = socket.data.seat
      const door = doors.get(callId) ?? new Map<string, Waiting>()
      const before = door.get(memberId)
      doors.set(callId, door.set(memberId, { socket, invitationId }))
      if (before && before.socket.id !== socket.id) before.socket.emit('call:ended', 'taken-over')
      if (before?.socket.id !== socket.id)
        await changeInvitation(orm, invitationId, { knockedAt: new Date() })
      await tell(callId)
    },
    /** Decides about an invitation of that call, for a provider who is in it. */
    async decide(callId: string, id: string, act: InvitationAct): Promise<InvitationDecided> {
      if (!(await invitationIn(orm, callId, id))) return gone()
      const decided = act === 'admit' ? await admit(callId, id) : await close(callId, id, act)
      await tell(callId)
      return decided.ok ? { ok: true } : decided
    },
    /** The call is over: no one waits for it any more. */
    end(callId: string, why: CallEnd): void {
      for (const waiting of doors.get(callId)?.values() ?? []) waiting.socket.emit('call:ended', why)
      doors.delete(callId)
    },
  }
}

const gone = () => refused('not_found', 'There is no such invitation any more.')
