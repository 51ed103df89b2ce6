import { and, asc, eq, gte, inArray, type SQLWrapper, sql } from 'drizzle-orm'
import type { BoardEvent, EndedRequest, EventKind } from '@/lib/board/types'
import { bed, building, event } from '@/server/db/schema'
import { notice } from '@/server/platform/db/notify'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { readBeds } from './bed-state'
import { outboxNotice } from './outbox-channel'

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

/**
 * Takes the locks of the buildings that a query names by `id`, where the building is not known yet; see `lockBuilding`.
 * @returns the ids of the buildings locked
 */
export async function lockBuildings(tx: Transaction, which: SQLWrapper): Promise<ReadonlySet<string>> {
  const locked = await tx
    .select({ id: building.id })
    .from(building)
    .where(inArray(building.id, which))
    // In one order, so that no two can deadlock.
    .orderBy(asc(building.id))
    .for('update')
  return new Set(locked.map(({ id }) => id))
}

/** What changed at a bed. */
export interface Happened {
  readonly buildingId: string
  readonly bedId: string
  readonly kind: EventKind
  readonly ended?: EndedRequest
  /** Whether the change has to be delivered to Solo. */
  readonly wakesOutbox?: boolean
}

/**
 * Appends one event with the bed as it now is, in the caller's transaction, which holds the building's lock. One statement counts,
 * writes and notifies: every screen waits for it.
 */
export async function appendEvent(tx: Transaction, happened: Happened): Promise<void> {
  const { buildingId, bedId, kind, ended = null, wakesOutbox = false } = happened
  const [now] = await readBeds(tx, eq(bed.id, bedId))
  if (!now) throw new Error('An event names a bed that is not there.')
  const data = JSON.stringify({ bed: now, ended })
  const { rows } = (await tx.execute(sql`
    with head as (
      update ${building} set last_event = last_event + 1 where id = ${buildingId} returning last_event
    ), written as (
      insert into ${event} (building_id, seq, kind, bed_id, data)
      select ${buildingId}::uuid, last_event, ${kind}::text, ${bedId}::uuid, ${data}::jsonb from head
      returning seq
    )
    select ${notice(EVENT_CHANNEL, sql`${`${buildingId}:`}::text || seq`)} ${wakesOutbox ? sql`, ${outboxNotice()}` : sql``}
    from written`)) as { readonly rows: readonly unknown[] }
  if (rows.length === 0) throw new Error('An event names a building that is not there.')
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
