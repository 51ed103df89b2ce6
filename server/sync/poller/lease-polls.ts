import { and, asc, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Locator } from '@/lib/board/types'
import { mayCreateArrive } from '@/server/assistance/late-operations'
import { bedInSolo } from '@/server/assistance/solo-place'
import { isFree } from '@/server/db/lease'
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
}

const isBusy = sql<boolean>`(exists (select 1 from ${request} where ${bedInSolo} = ${bed.id} and ${request.endedAt} is null)
  or ${mayCreateArrive(sql`${bed.id}`)})`

const isDue = and(
  isNull(bed.retiredAt),
  lte(bed.nextCheckAt, sql`clock_timestamp()`),
  isFree(bed.leasedBy, bed.leasedUntil),
)

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
    isDue,
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
  return places.map(({ bedId, buildingId, building, floor, room, label, busy, now }) => ({
    bedId,
    buildingId,
    locator: { building, floor, room, bed: label },
    busy,
    leasedAt: new Date(now),
  }))
}

/** Gives a bed back. `checked`: Solo answered, so the board's view of the bed is as old as `leasedAt`. */
export async function returnPoll(orm: Orm, poll: DuePoll, inMs: number, checked: boolean): Promise<void> {
  await orm
    .update(bed)
    .set({
      leasedBy: null,
      leasedUntil: null,
      nextCheckAt: fromNow(inMs),
      ...(checked && { checkedAt: poll.leasedAt }),
    })
    .where(eq(bed.id, poll.bedId))
}
