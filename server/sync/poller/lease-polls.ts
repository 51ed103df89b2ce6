import { and, asc, desc, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Locator } from '@/lib/board/types'
import { mayCreateArrive } from '@/server/assistance/late-operations'
import { bedInSolo } from '@/server/assistance/solo-place'
import { isFree, isSeen } from '@/server/db/lease'
import { bed, building, request } from '@/server/db/schema'
import { databaseTime, fromNow } from '@/server/platform/db/clock'
import { leaseRows } from '@/server/platform/db/lease-rows'
import type { Orm } from '@/server/platform/db/open'

export interface DuePoll {
  readonly bedId: string
  readonly buildingId: string
  readonly locator: Locator
  /** Whether Solo had, or was to have, a request open there when it was leased, or may get a late one: such beds are polled often. */
  readonly busy: boolean
  /** By the database's clock, before Solo is asked. */
  readonly leasedAt: Date
  /** Of the lease, as it stands in the bed's row. */
  readonly leasedBy: string | null
  readonly leasedUntil: Date | null
}

const isBusy = sql<boolean>`(exists (select 1 from ${request} where ${bedInSolo} = ${bed.id} and ${request.endedAt} is null)
  or ${mayCreateArrive(sql`${bed.id}`)})`

/**
 * Leases up to `most` beds that are due, the longest overdue first; with `busyFirst`, beds with an open request before all
 * others.
 */
export async function leasePolls(
  orm: Orm,
  nodeId: string,
  { most, busyFirst, leaseMs }: { most: number; busyFirst: boolean; leaseMs: number },
): Promise<DuePoll[]> {
  const leased = await leaseRows(orm, {
    table: bed,
    key: bed.id,
    isDue: and(
      isNull(bed.retiredAt),
      lte(bed.nextCheckAt, sql`clock_timestamp()`),
      isFree(bed.leasedBy, bed.leasedUntil, nodeId),
      isSeen(nodeId),
    ),
    orderBy: [...(busyFirst ? [desc(isBusy)] : []), asc(bed.nextCheckAt)],
    most,
    set: { leasedBy: nodeId, leasedUntil: fromNow(leaseMs) },
  })
  if (leased.length === 0) return []
  const places = await orm
    .select({
      bedId: bed.id,
      buildingId: bed.buildingId,
      building: building.name,
      floor: bed.floor,
      room: bed.room,
      label: bed.label,
      busy: isBusy,
      now: databaseTime,
    })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(
      inArray(
        bed.id,
        leased.map(({ row }) => row.id),
      ),
    )
  // Of this node's lease, and not of one that another node may have taken since.
  const until = new Map(leased.map(({ row }) => [row.id, row.leasedUntil]))
  return places.map(({ building, floor, room, label, now, ...poll }) => ({
    ...poll,
    locator: { building, floor, room, bed: label },
    leasedAt: new Date(now),
    leasedBy: nodeId,
    leasedUntil: until.get(poll.bedId) ?? null,
  }))
}

/** Whether a bed is still leased as when it was to be polled. What a node learnt before it was paused may be out of date. */
export const hasPoll = ({ bedId, leasedBy, leasedUntil }: DuePoll): SQL =>
  sql`(${bed.id} = ${bedId} and ${bed.leasedBy} is not distinct from ${leasedBy}
    and ${bed.leasedUntil} is not distinct from ${leasedUntil?.toISOString() ?? null}::timestamptz)`

/** Gives a bed back, unless another node has it. `checked`: Solo answered, so the board's view of the bed is as old as `leasedAt`. */
export async function returnPoll(orm: Orm, poll: DuePoll, inMs: number, checked: boolean): Promise<void> {
  await orm
    .update(bed)
    .set({
      leasedBy: null,
      leasedUntil: null,
      nextCheckAt: fromNow(inMs),
      ...(checked && { checkedAt: poll.leasedAt }),
    })
    .where(hasPoll(poll))
}
