import { randomUUID } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { refused } from '@/lib/errors'
import { type CallInvitation, type CallSignal, type Invitee, SEAT_KEPT_MS } from '@/lib/realtime/calls'
import type { Database } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import type { GuestLink } from '../services/visit-links'
import type { Caller, Callers } from './caller'
import { enter } from './entering'
import { createFollower } from './follower'
import { decide, readInvitationList } from './guest-door'
import type { IceSettings } from './ice'
import { recordInvitation } from './invitations'
import { leave, leaveDoor, lose } from './leaving'
import { createMessageRate } from './message-rate'
import { entry, media, mediaOf, move, signal } from './messages'
import { createPassing } from './passing'
import type { Leaving } from './progress'
import { listenToProvider, onlyNurse, refuseInvitations } from './provider-messages'
import { memberView } from './room'
import { createRoomTurns, type RoomTurn } from './room-turn'
import { createSeatKeeper } from './seat-keeper'

export interface SignallingSettings {
  readonly callers: Callers
  readonly database: Database
  readonly ice: IceSettings
  /** Makes a link for a guest of that call. */
  readonly invite: (callId: string) => GuestLink
  readonly log: FastifyBaseLogger
  /** How long the place of a member is kept whose connection broke. */
  readonly seatKeptMs?: number | undefined
  /** How long after its last sign of life a node counts as dead. */
  readonly nodeDeadAfterMs?: number | undefined
  /** How many messages of one member in how many seconds; absent: more than any browser sends. */
  readonly messageRate?: { readonly points: number; readonly duration: number }
}

const NODE_DEAD_AFTER_MS = 10_000

/**
 * Creates the signalling of one node: who is in which call stands in the database, and what browsers need to connect is passed on,
 * whichever node each is connected to. Each change of a call is one turn, which also records its progress (progress.ts); pictures and
 * sound go from browser to browser.
 */
export function createSignalling({
  callers,
  database,
  ice,
  invite,
  log,
  seatKeptMs = SEAT_KEPT_MS,
  nodeDeadAfterMs: deadAfterMs = NODE_DEAD_AFTER_MS,
  messageRate,
}: SignallingSettings) {
  const { orm } = database
  const nodeId = randomUUID()
  const turns = new Map<string, Promise<unknown>>()
  /** Departures that are not written yet: the next round tries again. */
  const unwritten = new Map<string, { readonly socket: Caller; readonly how: Leaving }>()

  const rooms = createRoomTurns(database, nodeId)
  const follower = createFollower({
    database,
    nodeId,
    invitations: (callId) => readInvitationList(orm, callId),
    log,
  })
  const passOn = createPassing({ orm, rooms, follower, log })

  /** Changes of one call happen in turn: here, so that none waits for another with a connection in its hand. */
  function inTurn<T>(callId: string, act: () => Promise<T>): Promise<T> {
    const turn = (turns.get(callId) ?? Promise.resolve()).then(() => follower.during(callId, act))
    const settled = turn.catch((error) => {
      log.error({ code: errorCode(error) }, 'What happened in a call could not be written down')
    })
    turns.set(callId, settled)
    void settled.then(() => {
      if (turns.get(callId) === settled) turns.delete(callId)
    })
    return turn
  }

  const turnOf = <T>(callId: string, act: (turn: RoomTurn) => Promise<T>): Promise<T> =>
    inTurn(callId, async () => {
      const { value, ...noted } = await rooms.take(callId, act)
      await follower.hand(callId, noted)
      return value
    })

  const keeper = createSeatKeeper({
    database,
    nodeId,
    callers,
    seatKeptMs,
    deadAfterMs,
    turn: turnOf,
    async alsoEachRound() {
      const tried = await Promise.allSettled(
        [...unwritten.values()].map(({ socket, how }) => depart(socket, how)),
      )
      await follower.check()
      for (const one of tried) if (one.status === 'rejected') throw one.reason
    },
    log,
  })

  /** Writes that a browser is gone. If that fails, a later round does it. */
  async function depart(socket: Caller, how: Leaving): Promise<void> {
    const { callId, memberId } = socket.data.seat
    unwritten.set(socket.id, { socket, how })
    await turnOf(callId, async (turn) => {
      const row = turn.room.at(memberId)
      if (row?.socketId !== socket.id) return
      if (row.place === 'door') await leaveDoor(turn, row)
      else if (how === 'lost') await lose(turn, row, seatKeptMs)
      else await leave(turn, row, how)
    })
    unwritten.delete(socket.id)
    if (how === 'lost') keeper.lookIn(seatKeptMs)
  }

  const join = (socket: Caller, sent: Parameters<typeof enter>[2], answer: Answer): Promise<void> => {
    const { callId } = socket.data.seat
    return inTurn(callId, async () => {
      socket.data.waits = sent.waits === true
      const { value, ...noted } = await rooms.take(callId, (turn) =>
        enter(turn, socket, sent, { ice, nodeId }),
      )
      // One that is gone meanwhile has its departure in the next turn.
      const here = value.place && socket.connected ? follower.come(socket, value.place, noted) : null
      await follower.hand(callId, noted)
      if (value.end) socket.emit('call:ended', value.end)
      answer(value.answer)
      if (here) follower.release(here)
    })
  }

  /** @param admitted lets the person who opens the link in without a question */
  const inviteGuest = (callId: string, who: Invitee, admitted: boolean): Promise<CallInvitation> =>
    turnOf(callId, async ({ tx, say }) => {
      const { nonce, ...link } = invite(callId)
      if (!(await recordInvitation(tx, callId, who, { nonce, until: link.until }, admitted))) {
        return refused('not_ready', 'There are too many invitations into this call.')
      }
      say({ kind: 'invitations' })
      return { ok: true, ...link }
    })

  const limitMessages = createMessageRate(log, messageRate)
  callers.on('connection', (socket: Caller) => {
    limitMessages(socket)
    const { side, callId, memberId } = socket.data.seat
    const isIn = () => follower.at(socket) === 'in'
    let came = false

    socket.on('call:enter', (sent, answer) => {
      const read = entry.safeParse(sent)
      if (typeof answer !== 'function') return
      if (!read.success) return answer(refused('invalid', 'Say what you send.', { field: 'entry' }))
      came = true
      // The database is away, perhaps in the middle of a call: the page keeps its connections, and enters again by itself.
      join(socket, read.data, answer).catch(() => socket.conn.close())
    })
    socket.on('call:signal', (to, sent) => {
      const read = signal.safeParse(sent)
      if (!read.success || !isIn()) return
      // Parsed by the schema of the same shape.
      passOn(callId, { kind: 'signal', from: memberId, to: String(to), signal: read.data as CallSignal })
    })
    socket.on('call:move', (to, sent) => {
      const read = move.safeParse(sent)
      // A guest never moves a camera.
      if (!read.success || side !== 'provider' || !isIn()) return
      passOn(callId, { kind: 'move', from: memberId, to: String(to), move: read.data })
    })
    socket.on('call:media', (sent) => {
      const read = media.safeParse(sent)
      if (!read.success || !isIn()) return
      void turnOf(callId, async ({ room, put, say }) => {
        const row = room.at(memberId)
        if (!row || !room.isHeldBy(memberId, socket.id)) return
        const now = { ...row, media: mediaOf(side, read.data) }
        await put(now)
        say({ kind: 'member', member: memberView(now) })
      }).catch(() => {})
    })
    if (side === 'provider') {
      listenToProvider(socket, {
        isIn,
        invite: (who, admitted) => inviteGuest(callId, who, admitted),
        decide: (id, act) =>
          turnOf(callId, async (turn) =>
            // By its turn the nurse may have left.
            turn.room.isHeldBy(memberId, socket.id) ? decide(turn, id, act) : onlyNurse(),
          ),
      })
    } else refuseInvitations(socket)
    socket.on('call:leave', (answer) => {
      const done = () => typeof answer === 'function' && answer()
      const at = follower.at(socket)
      // The member who leaves gets an answer, but not the event of the end that leaving may cause.
      follower.go(socket)
      if (at === null) return done()
      came = false
      depart(socket, 'hung-up').then(done, done)
    })
    socket.on('disconnect', () => {
      follower.go(socket)
      if (came && !unwritten.has(socket.id)) depart(socket, 'lost').catch(() => {})
    })
  })

  let unlisten = async () => {}
  return {
    async start(): Promise<void> {
      unlisten = await follower.start()
      await keeper.start()
    },
    /** Ends no call: the calls go on in the browsers, which take their places again here or on another node. */
    async stop(): Promise<void> {
      // The keeper first: it gives up no place that becomes free now.
      const stopped = keeper.stop()
      await Promise.all(turns.values())
      await stopped
      await unlisten()
    },
  }
}

type Answer = (answer: Awaited<ReturnType<typeof enter>>['answer']) => void
