import { and, asc, eq, gte, sql } from 'drizzle-orm'
import type { BoardEvent, EndedRequest, EventKind } from '@/lib/board/types'
import { bed, building, event } from '@/server/db/schema'
import { notify } from '@/server/platform/db/notify'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { readBeds } from './bed-state'

/** A display that is further behind than this gets a snapshot, which is shorter. So many events of a building are always kept. */
export const MOST_EVENTS = 500

/** NOTIFY channel for committed events, with `buildingId:seq`. */
export const EVENT_CHANNEL = 'lantern_event'

/**
 * Takes the building's lock until the transaction ends. Every change of its beds and requests takes it first, so that changes
 * happen one after the other and no two can deadlock.
 */
export async function lockBuilding(tx: Transaction, buildingId: string): Promise<void> {
  await tx.select({ id: building.id }).from(building).where(eq(building.id, buildingId)).for('update')
}

/** Appends one event with the bed as it now is, in the caller's transaction, which holds the building's lock. */
export async function appendEvent(
  tx: Transaction,
  change: { buildingId: string; bedId: string; kind: EventKind; ended?: EndedRequest },
): Promise<void> {
  const [head] = await tx
    .update(building)
    .set({ lastEvent: sql`${building.lastEvent} + 1` })
    .where(eq(building.id, change.buildingId))
    .returning({ seq: building.lastEvent })
  const [now] = await readBeds(tx, eq(bed.id, change.bedId))
  if (!head || !now) throw new Error('An event names a building or bed that is not there.')
  await tx.insert(event).values({
    buildingId: change.buildingId,
    seq: head.seq,
    kind: change.kind,
    bedId: change.bedId,
    data: { bed: now, ended: change.ended ?? null },
  })
  await notify(tx, EVENT_CHANNEL, `${change.buildingId}:${head.seq}`)
}

/** What follows a place in a building's log. */
export interface LogPart {
  /** When event number `after` was written, ms; null where the log does not have it. */
  readonly afterAt: number | null
  readonly events: readonly BoardEvent[]
}

/**
 * Reads at most `limit` events after number `after`, in order. A reader that has an event of that number from another time than
 * `afterAt` followed a history that the database has lost.
 */
export async function eventsAfter(
  orm: Orm | Transaction,
  buildingId: string,
  after: number,
  limit: number,
): Promise<LogPart> {
  const rows = await orm
    .select()
    .from(event)
    .where(and(eq(event.buildingId, buildingId), gte(event.seq, after)))
    .orderBy(asc(event.seq))
    .limit(limit + 1)
  const times = new Map(rows.map((row) => [row.seq, row.at.getTime()]))
  const following = rows.filter(({ seq }) => seq > after).slice(0, limit)
  return {
    afterAt: times.get(after) ?? null,
    events: following.map((row) => {
      const previousAt = times.get(row.seq - 1)
      return {
        buildingId: row.buildingId,
        seq: row.seq,
        at: row.at.getTime(),
        ...(previousAt !== undefined && { previousAt }),
        kind: row.kind,
        bed: row.data.bed,
        ended: row.data.ended,
      }
    }),
  }
}

/** Joins a building with the last event of its log. */
export const isLastEvent = and(eq(event.buildingId, building.id), eq(event.seq, building.lastEvent))

/** Returns every building with the number of its last event and when that was written, in the order of the boards. */
export async function heads(orm: Orm | Transaction) {
  const rows = await orm
    .select({ buildingId: building.id, name: building.name, seq: building.lastEvent, at: event.at })
    .from(building)
    .leftJoin(event, isLastEvent)
    .orderBy(asc(building.position), asc(building.name))
  return rows.map(({ at, ...head }) => ({ ...head, seqAt: at?.getTime() ?? null }))
}
