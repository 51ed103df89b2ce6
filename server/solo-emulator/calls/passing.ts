import { and, eq, isNotNull } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import type { CallSide } from '@/lib/realtime/calls'
import type { Orm } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import { callMember } from '../db/call-tables'
import type { Follower } from './follower'
import { pass } from './here'
import type { Passed } from './notes'
import type { RoomTurns } from './room-turn'

interface PassingSettings {
  readonly orm: Orm
  readonly rooms: RoomTurns
  readonly follower: Follower
  readonly log: FastifyBaseLogger
}

/**
 * Creates what passes messages from member to member: at once between two of this node, else by the log of the call. What one member
 * sends another arrives in order: while a message is on its way by the log, those that follow in that call wait.
 */
export function createPassing({ orm, rooms, follower, log }: PassingSettings) {
  const lanes = new Map<string, Passed[]>()

  /** @returns whether the receiver is on this node */
  function passHere(callId: string, message: Passed): boolean {
    const here = follower.member(callId, message.to)
    if (here && mayGet(message, here.socket.data.seat.side)) pass(here, message)
    return here !== null
  }

  async function passOn(callId: string, batch: readonly Passed[]): Promise<void> {
    const there = await orm
      .select({ id: callMember.memberId, side: callMember.side })
      .from(callMember)
      .where(and(eq(callMember.callId, callId), eq(callMember.place, 'in'), isNotNull(callMember.socketId)))
    const sideOf = new Map(there.map(({ id, side }) => [id, side]))
    const notes = batch.filter((message) => mayGet(message, sideOf.get(message.to)))
    if (notes.length === 0) return
    await follower.hand(callId, await rooms.add(callId, notes))
  }

  async function empty(callId: string, lane: Passed[]): Promise<void> {
    while (lane.length > 0) {
      await follower.handing(callId)
      const [first] = lane
      if (first && passHere(callId, first)) {
        lane.shift()
        continue
      }
      const here = lane.findIndex(({ to }) => follower.member(callId, to) !== null)
      // What came meanwhile goes in one transaction: candidates come by the dozen.
      const batch = lane.splice(0, here === -1 ? lane.length : here)
      await follower
        .during(callId, () => passOn(callId, batch))
        // Browsers open another connection where nothing arrives.
        .catch((error: unknown) =>
          log.warn({ code: errorCode(error) }, 'Messages of a call were not passed on'),
        )
    }
    lanes.delete(callId)
  }

  return (callId: string, message: Passed): void => {
    const lane = lanes.get(callId)
    if (lane) return void lane.push(message)
    if (!follower.handing(callId) && passHere(callId, message)) return
    const opened = [message]
    lanes.set(callId, opened)
    void empty(callId, opened)
  }
}

/** Only a camera at the bed is moved. */
const mayGet = ({ kind }: Passed, side: CallSide | undefined): boolean =>
  side !== undefined && (kind === 'signal' || side === 'patient')
