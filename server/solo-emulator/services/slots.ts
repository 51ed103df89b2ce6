import { and, eq, gt, lt, ne } from 'drizzle-orm'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, badParameter, yes } from '../answer'
import { appointment, waitingRoom } from '../db/schema'

/** Unix seconds, and seconds. */
export interface Slot {
  readonly date: number
  readonly duration: number
}

export interface SlotSearch {
  /** Unix seconds. */
  readonly after: number
  /** Unix seconds, not earlier than `after`. */
  readonly before: number
  readonly waitingRoom: string
  readonly durationSeconds?: number | undefined
}

/** The most slots of one answer: 104 days of quarter hours. The reference names no limit. */
const MOST_SLOTS = 10_000

/** The longest visit: how far before a search a visit can begin that reaches into it. */
const LONGEST_VISIT_MS = 86_400_000

/**
 * Operation 18: the free slots wholly between `after` and `before`. As in the reference's example, each begins at a multiple of
 * its length. A waiting room has one visit at a time and never closes; cancelled visits take no slot.
 */
export async function freeSlots(orm: Orm, search: SlotSearch): Promise<Answer<Slot[]>> {
  const { after, before } = search
  const [room] = await orm.select().from(waitingRoom).where(eq(waitingRoom.name, search.waitingRoom)).limit(1)
  if (!room) return badParameter('waitingRoom', 'There is no waiting room of this name.')
  const duration = search.durationSeconds ?? room.slotSeconds
  const first = Math.ceil(after / duration) * duration
  const count = Math.max(0, Math.floor((before - first) / duration))
  if (count > MOST_SLOTS) return badParameter('before', `The range holds more than ${MOST_SLOTS} slots.`)
  const visits = await orm
    .select({ date: appointment.date, seconds: appointment.durationSeconds })
    .from(appointment)
    .where(
      and(
        eq(appointment.waitingRoomId, room.id),
        ne(appointment.status, 'cancelled'),
        gt(appointment.date, new Date(after * 1000 - LONGEST_VISIT_MS)),
        lt(appointment.date, new Date(before * 1000)),
      ),
    )
  const taken = new Uint8Array(count)
  for (const visit of visits) {
    const begins = visit.date.getTime() / 1000 - first
    const from = Math.floor(begins / duration)
    const to = Math.ceil((begins + visit.seconds) / duration)
    if (to > 0) taken.fill(1, Math.max(0, from), to)
  }
  return yes([...taken].flatMap((one, nth) => (one ? [] : [{ date: first + nth * duration, duration }])))
}
