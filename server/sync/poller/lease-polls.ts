import { and, asc, desc, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Locator } from '@/lib/board/types'
import { mayCreateArrive } from '@/server/assistance/late-operations'
import { bedInSolo } from '@/server/assistance/solo-place'
import { isFree, isSeen } from '@/server/db/lease'
import { bed, building, request } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
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
  /** When it was due. */
  readonly dueAt: Date
}

const isBusy = sql<boolean>`(exists (select 1 from ${request} where ${bedInSolo} = ${bed.id} and ${request.endedAt} is null)
  or ${mayCreateArrive(sql`${bed.id}`)})`

const whereAndWhy = sql<{ readonly building: string; readonly busy: boolean }>`jsonb_build_object(
  'building', (select ${building.name} from ${building} where ${building.id} = ${bed.buildingId}), 'busy', ${isBusy})`

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
    before: whereAndWhy,
  })
  return leased.map(({ row, before, leasedAt }) => ({
    bedId: row.id,
    buildingId: row.buildingId,
    locator: { building: before.building, floor: row.floor, room: row.room, bed: row.label },
    busy: before.busy,
    leasedAt,
    leasedBy: nodeId,
    leasedUntil: row.leasedUntil,
    dueAt: row.nextCheckAt,
  }))
}

/** Whether a bed is still leased as when it was to be polled. What a node learnt before it was paused may be out of date. */
export const hasPoll = ({ bedId, leasedBy, leasedUntil }: DuePoll): SQL =>
  sql`(${bed.id} = ${bedId} and ${bed.leasedBy} is not distinct from ${leasedBy}
    and ${bed.leasedUntil} is not distinct from ${leasedUntil?.toISOString() ?? null}::timestamptz)`
