import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { BoardEvent, EndedRequest, EventKind } from '@/lib/board/types'
import { bed, building, event } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { readBeds } from './bed-state'

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
  await tx.execute(sql`select pg_notify(${EVENT_CHANNEL}, ${`${change.buildingId}:${head.seq}`})`)
}

/** Returns at most `limit` events after number `after`, in order. */
export async function eventsAfter(
  orm: Orm | Transaction,
  buildingId: string,
  after: number,
  limit: number,
): Promise<BoardEvent[]> {
  const rows = await orm
    .select()
    .from(event)
    .where(and(eq(event.buildingId, buildingId), gt(event.seq, after)))
    .orderBy(asc(event.seq))
    .limit(limit)
  return rows.map((row) => ({
    buildingId: row.buildingId,
    seq: row.seq,
    at: row.at.getTime(),
    kind: row.kind,
    bed: row.data.bed,
    ended: row.data.ended,
  }))
}

/** Returns every building and the number of its last event, in the order of the boards. */
export const heads = (orm: Orm | Transaction) =>
  orm
    .select({ buildingId: building.id, name: building.name, seq: building.lastEvent })
    .from(building)
    .orderBy(asc(building.position), asc(building.name))
