import { and, asc, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Locator } from '@/lib/board/types'
import { bedInSolo } from '@/server/assistance/solo-place'
import { isFree } from '@/server/db/lease'
import { bed, building, request } from '@/server/db/schema'
import { databaseTime, fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

export interface Look {
  readonly bedId: string
  readonly buildingId: string
  readonly locator: Locator
  /** Whether Solo had, or was to have, a request open there when it was leased: such beds are looked at often. */
  readonly busy: boolean
  /** By the database's clock, before Solo is asked. */
  readonly leasedAt: Date
}

const isBusy = sql<boolean>`exists (select 1 from ${request} where ${bedInSolo} = ${bed.id} and ${request.endedAt} is null)`

/**
 * Takes up to `most` beds whose turn it is, the longest overdue first; with `busyFirst`, those with an open request before
 * all others. Nodes share them by skipping each other's rows.
 */
export async function leasePolls(
  orm: Orm,
  nodeId: string,
  { most, busyFirst, leaseMs }: { most: number; busyFirst: boolean; leaseMs: number },
): Promise<Look[]> {
  const due = orm.$with('due').as(
    orm
      .select({ id: bed.id })
      .from(bed)
      .where(
        and(
          isNull(bed.retiredAt),
          lte(bed.nextCheckAt, sql`clock_timestamp()`),
          isFree(bed.watchedBy, bed.watchedUntil),
        ),
      )
      .orderBy(...(busyFirst ? [desc(isBusy)] : []), asc(bed.nextCheckAt))
      .limit(most)
      .for('update', { skipLocked: true }),
  )
  // One statement: most rounds find nothing to do, and must cost next to nothing.
  const leased = await orm
    .with(due)
    .update(bed)
    .set({ watchedBy: nodeId, watchedUntil: fromNow(leaseMs) })
    .where(inArray(bed.id, orm.select({ id: due.id }).from(due)))
    .returning({ id: bed.id })
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
        leased.map(({ id }) => id),
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

/** Gives a bed back. `checked`: Solo answered, so what the board shows of it is as old as `leasedAt`. */
export async function returnPoll(orm: Orm, look: Look, inMs: number, checked: boolean): Promise<void> {
  await orm
    .update(bed)
    .set({
      watchedBy: null,
      watchedUntil: null,
      nextCheckAt: fromNow(inMs),
      ...(checked && { checkedAt: look.leasedAt }),
    })
    .where(eq(bed.id, look.bedId))
}
