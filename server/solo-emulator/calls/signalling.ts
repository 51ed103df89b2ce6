import type { FastifyBaseLogger } from 'fastify'
import { refused } from '@/lib/errors'
import {
  CALL_SEATS,
  type CallEnd,
  type CallEntered,
  type CallEntry,
  type CallInvitation,
  type CallSide,
  type CallSignal,
  type Invitee,
  SEAT_KEPT_MS,
} from '@/lib/realtime/calls'
import type { Orm } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import type { GuestLink } from '../services/visit-links'
import type { Caller, Callers } from './caller'
import { createGuestDoor } from './guest-door'
import { connectionFor, type IceSettings } from './ice'
import { changeInvitation, invitationIn, isAdmitted, isClosed, recordInvitation } from './invitations'
import { createMessageRate } from './message-rate'
import { entry, media, mediaOf, move, signal } from './messages'
import {
  callStands,
  callsUnderWay,
  type Leaving,
  recordCallStarted,
  recordPatientLeft,
  recordPatientWaits,
  recordProviderJoined,
  recordProviderLeft,
} from './progress'
import { listenToProvider, onlyNurse, refuseInvitations } from './provider-messages'
import { type Guest, Room } from './room'
import type { Seat } from './seats'

export interface SignallingSettings {
  readonly callers: Callers
  readonly orm: Orm
  readonly ice: IceSettings
  /** Makes a link for a guest of that call. */
  readonly invite: (callId: string) => GuestLink
  readonly log: FastifyBaseLogger
  /** How long the place of a member is kept whose connection broke. */
  readonly seatKeptMs?: number
  /** How many messages of one member in how many seconds; absent: more than any browser sends. */
  readonly messageRate?: { readonly points: number; readonly duration: number }
}

/** The pause before the next try after a failure to record the end of a call. */
const CLOSE_AGAIN_MS = 1_000

/**
 * Creates the signalling: it knows who is in which call on this node, and passes on what browsers need to connect. It records
 * the progress of a call (progress.ts), one change of a call after the other; pictures and sound go from browser to browser.
 */
export function createSignalling({
  callers,
  orm,
  ice,
  invite,
  log,
  seatKeptMs = SEAT_KEPT_MS,
  messageRate,
}: SignallingSettings) {
  const rooms = new Map<string, Room>()
  const turns = new Map<string, Promise<unknown>>()
  /** Resources to close at the end. */
  const closing = new Set<NodeJS.Timeout>()

  /** Changes of one call happen in turn. */
  function inTurn<T>(callId: string, act: () => Promise<T>): Promise<T> {
    const turn = (turns.get(callId) ?? Promise.resolve()).then(act)
    const settled = turn.catch((error) => {
      log.error({ code: errorCode(error) }, 'What happened in a call could not be written down')
    })
    turns.set(callId, settled)
    void settled.then(() => {
      if (turns.get(callId) === settled) turns.delete(callId)
    })
    return turn
  }

  const roomOf = (callId: string): Room => {
    const room = rooms.get(callId) ?? new Room()
    rooms.set(callId, room)
    return room
  }

  const hasRoom = (room: Room, side: CallSide) => room.size < CALL_SEATS + (side === 'guest' ? 0 : 1)
  const door = createGuestDoor({
    orm,
    roomOf: (callId) => rooms.get(callId),
    toSocket: (socketId, invitations) => callers.to(socketId).emit('call:invitations', invitations),
    remove: (callId, memberId) => {
      const socketId = rooms.get(callId)?.socketOf(memberId)
      const socket = socketId ? callers.sockets.get(socketId) : undefined
      rooms.get(callId)?.leave(memberId)
      void socket?.leave(callId)
      socket?.emit('call:ended', socket.data.waits ? 'removed' : 'hung-up')
      callers.to(callId).emit('call:left', memberId)
    },
    hasRoom: (room) => hasRoom(room, 'guest'),
  })

  function end(callId: string, why: CallEnd): void {
    door.end(callId, why)
    callers.to(callId).emit('call:ended', why)
    callers.in(callId).socketsLeave(callId)
    rooms.get(callId)?.close()
    rooms.delete(callId)
  }

  const enter = (socket: Caller, sent: CallEntry): Promise<CallEntered> => {
    const { callId, side, memberId } = socket.data.seat
    return inTurn(callId, async () => {
      const stands = await callStands(orm, callId)
      if (stands !== 'open') {
        socket.emit('call:ended', stands === 'cancelled' ? 'cancelled' : 'hung-up')
        return refused('already_closed', 'This call is over.')
      }
      socket.data.waits = sent.waits === true
      const guest = side === 'guest' ? await atDoor(socket) : null
      if (guest && 'ok' in guest) return guest
      // The socket is gone while others had their turn: nothing would give its place up again.
      if (!socket.connected) return refused('not_ready', 'The connection is gone.')
      const room = roomOf(callId)
      if (!room.has(memberId) && !hasRoom(room, side)) {
        return refused('not_ready', 'This call is full.')
      }
      const before = room.enter(
        { memberId, side, guest },
        { ...sent, media: mediaOf(side, sent.media) },
        socket.id,
      )
      if (before) callers.to(before).emit('call:ended', 'taken-over')
      if (before) callers.in(before).socketsLeave(callId)
      await socket.join(callId)
      if (side === 'provider') await recordProviderJoined(orm, callId)
      if (side === 'patient') room.bedLeft = null
      if (room.isConnected('provider') && room.isConnected('patient')) {
        room.since ??= await recordCallStarted(orm, callId)
        socket.to(callId).emit('call:since', room.since.getTime())
      } else if (side === 'patient') await recordPatientWaits(orm, callId)
      const me = room.member(memberId)
      if (me) socket.to(callId).emit('call:member', me)
      if (guest) {
        door.drop(socket)
        await door.tell(callId)
      }
      return {
        ok: true,
        you: memberId,
        members: room.others(memberId),
        connection: connectionFor(ice, socket.data.seat, Date.now()),
        since: room.since?.getTime() ?? null,
        serverTime: Date.now(),
        ...(room.bedLeft && { bedLeft: room.bedLeft }),
        ...(side === 'provider' && { invitations: await door.list(callId) }),
      }
    })
  }

  /** Returns who the guest is, once a provider has let them in; until then what they are told. */
  async function atDoor(socket: Caller): Promise<Guest | Extract<CallEntered, { ok: false }>> {
    const { callId, invitationId } = socket.data.seat
    const row = invitationId === undefined ? null : await invitationIn(orm, callId, invitationId)
    if (!row || isClosed(row)) return refused('forbidden', 'This invitation does not hold any more.')
    if (isAdmitted(row)) {
      if (!row.knockedAt) await changeInvitation(orm, row.id, { knockedAt: new Date() })
      return { kind: row.kind, invitationId: row.id }
    }
    if (!socket.data.waits) return refused('not_ready', 'Load this page again, and wait for the nurse.')
    await door.wait(socket, row.id)
    return { ...refused('not_ready', 'The nurse lets you in.'), waiting: true }
  }

  /** @param admitted lets the person who opens the link in without a question */
  async function inviteGuest(callId: string, who: Invitee, admitted: boolean): Promise<CallInvitation> {
    const { nonce, ...link } = invite(callId)
    if (!(await recordInvitation(orm, callId, who, { nonce, until: link.until }, admitted))) {
      return refused('not_ready', 'There are too many invitations into this call.')
    }
    await door.tell(callId)
    return { ok: true, ...link }
  }

  const leave = ({ callId, memberId }: Seat, how: Leaving): Promise<void> =>
    inTurn(callId, async () => {
      const room = rooms.get(callId)
      const invitationId = room?.invitationOf(memberId)
      const side = room?.leave(memberId)
      if (!room || !side) return
      const isLast = !room.hasSide(side)
      if (side === 'patient' && isLast) {
        room.bedLeft = how === 'hung-up' && !room.isConnected('provider') ? 'without-you' : how
      }
      callers.to(callId).emit('call:left', memberId, ...(room.bedLeft ? [room.bedLeft] : []))
      if (room.isEmpty) rooms.delete(callId)
      if (invitationId) {
        await changeInvitation(orm, invitationId, { leftAt: new Date() })
        await door.tell(callId)
      }
      if (!isLast) return
      if (side === 'provider') await close(callId, how)
      if (side === 'patient') {
        room.since = null
        await recordPatientLeft(orm, callId)
      }
    })

  /** Records that the provider is gone. If that fails it tries again, until it succeeds or the provider is back. */
  async function close(callId: string, how: Leaving): Promise<void> {
    if (rooms.get(callId)?.hasSide('provider')) return
    try {
      if (await recordProviderLeft(orm, callId, how)) end(callId, 'hung-up')
    } catch (error) {
      closeLater(callId, how, CLOSE_AGAIN_MS)
      throw error
    }
  }

  function closeLater(callId: string, how: Leaving, inMs: number): void {
    const timer = setTimeout(() => {
      closing.delete(timer)
      void inTurn(callId, () => close(callId, how)).catch(() => {})
    }, inMs)
    timer.unref()
    closing.add(timer)
  }

  const limitMessages = createMessageRate(log, messageRate)
  callers.on('connection', (socket: Caller) => {
    limitMessages(socket)
    const { seat } = socket.data
    const { callId, memberId } = seat
    const awayFromDoor = () => {
      if (seat.side !== 'guest') return
      void inTurn(callId, async () => {
        if (door.drop(socket)) await door.tell(callId)
      }).catch(() => {})
    }
    const isIn = () => rooms.get(callId)?.socketOf(memberId) === socket.id

    socket.on('call:enter', (sent, answer) => {
      const read = entry.safeParse(sent)
      if (typeof answer !== 'function') return
      if (!read.success) return answer(refused('invalid', 'Say what you send.', { field: 'entry' }))
      enter(socket, read.data).then(answer, () =>
        answer(refused('internal', 'The call could not be entered. Try again.')),
      )
    })
    socket.on('call:signal', (to, sent) => {
      const read = signal.safeParse(sent)
      const receiver = rooms.get(callId)?.socketOf(String(to))
      // Parsed by the schema of the same shape.
      if (read.success && receiver && isIn())
        callers.to(receiver).emit('call:signal', memberId, read.data as CallSignal)
    })
    socket.on('call:media', (sent) => {
      const read = media.safeParse(sent)
      const room = rooms.get(callId)
      if (!read.success || !room || !isIn()) return
      room.setMedia(memberId, mediaOf(seat.side, read.data))
      const me = room.member(memberId)
      if (me) socket.to(callId).emit('call:member', me)
    })
    socket.on('call:move', (to, sent) => {
      const read = move.safeParse(sent)
      const room = rooms.get(callId)
      const at = room?.member(String(to))
      const receiver = at?.side === 'patient' ? room?.socketOf(at.id) : null
      // A guest never moves a camera, and no camera but the one at the bed is moved.
      if (read.success && receiver && seat.side === 'provider' && isIn())
        callers.to(receiver).emit('call:move', memberId, read.data)
    })
    if (seat.side === 'provider') {
      listenToProvider(socket, {
        isIn,
        invite: (who, admitted) => inTurn(callId, () => inviteGuest(callId, who, admitted)),
        // By its turn the nurse may have left.
        decide: (id, act) =>
          inTurn(callId, async () => (isIn() ? door.decide(callId, id, act) : onlyNurse())),
      })
    } else refuseInvitations(socket)
    socket.on('call:leave', (answer) => {
      const done = () => typeof answer === 'function' && answer()
      if (!isIn()) {
        awayFromDoor()
        return done()
      }
      // The member who leaves gets an answer, but not the event of the end that leaving may cause.
      void socket.leave(callId)
      leave(seat, 'hung-up').then(done, done)
    })
    socket.on('disconnect', () => {
      awayFromDoor()
      const room = rooms.get(callId)
      const kept = room?.lose(memberId, socket.id, seatKeptMs, () => void leave(seat, 'lost').catch(() => {}))
      const me = kept && room?.member(memberId)
      if (me) callers.to(callId).emit('call:member', me)
    })
  })

  return {
    /** Ends the calls of providers that a process ended with, unless the provider comes back while the seat is kept. */
    async start(): Promise<void> {
      for (const callId of await callsUnderWay(orm)) closeLater(callId, 'lost', seatKeptMs)
    },
    /** Forgets the members without ending calls: the calls go on in the browsers, which take their places again. */
    async stop(): Promise<void> {
      for (const room of rooms.values()) room.close()
      rooms.clear()
      for (const timer of closing) clearTimeout(timer)
      await Promise.all(turns.values())
    },
  }
}
