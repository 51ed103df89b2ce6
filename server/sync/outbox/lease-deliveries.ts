import { and, asc, gt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Moment, thisMoment } from '@/lib/moment'
import { CREATE_OVER_AFTER_MS } from '@/server/assistance/late-operations'
import { bedInSolo } from '@/server/assistance/solo-place'
import { isFree, isSeen } from '@/server/db/lease'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { fromNow } from '@/server/platform/db/clock'
import { leaseRows } from '@/server/platform/db/lease-rows'
import type { Orm } from '@/server/platform/db/open'

export interface DueDelivery {
  /** The request; `sentAt` is that of an earlier attempt, null where there was none. */
  readonly row: RequestRow
  /** An earlier attempt may have taken effect in Solo: look there before sending again. */
  readonly unknown: boolean
  /** A cancellation of it that Solo has not answered may still arrive. */
  readonly closing: boolean
  /** When it was leased, or earlier. */
  readonly takenAt: Moment
}

const other = alias(request, 'other')
/** Requests of one place follow each other as they reached Lantern, whenever they were asked. */
const reachedUs = (row: typeof request | typeof other) => sql`coalesce(${row.arrivedAt}, ${row.askedAt})`
const isOlder = sql`${reachedUs(other)} < ${reachedUs(request)}`

/**
 * Whether the delivery of `other`, at the same place, comes first. Solo has one open request a place. So a new request waits
 * until older requests there are closed, also one whose patient was moved away from that place.
 */
const isBefore = sql`case when ${request.delivery} = 'create'
  then ${other.delivery} = 'close' or (${other.delivery} = 'done' and ${other.endedAt} is null)
    or (${other.delivery} = 'create' and ${isOlder})
  else ${other.delivery} = 'close' and ${isOlder} end`

/** Follows from `isBefore`; written as the condition of the index on places, so that PostgreSQL uses it. */
const isOpenOrOwed = sql`(${other.delivery} <> 'done' or ${other.endedAt} is null)`

/** A completed request keeps a moment in which it can be taken back. A new request at its place ends that moment. */
const isWaitedFor = sql`(${request.delivery} = 'close' and ${request.attempts} = 0
  and exists (select 1 from ${request} as other where coalesce(${other.soloBedId}, ${other.bedId}) = ${bedInSolo}
    and ${other.delivery} = 'create'))`

/** Whether a delivery is due, and free for a node to take: of each place one at a time, or a closing could hit what is just being created. */
export const isDue = (nodeId: string) =>
  and(
    ne(request.delivery, 'done'),
    or(lte(request.nextAttemptAt, sql`clock_timestamp()`), isWaitedFor),
    isFree(request.leasedBy, request.leasedUntil, nodeId),
    sql`not exists (select 1 from ${request} as other
      where coalesce(${other.soloBedId}, ${other.bedId}) = ${bedInSolo} and ${isOpenOrOwed} and ${other.id} <> ${request.id}
        and (${isBefore} or not ${isFree(other.leasedBy, other.leasedUntil, nodeId)}))`,
  )

const sentBefore: SQL<Date | null> = sql`${request.sentAt}`.mapWith(request.sentAt)

/**
 * Leases up to `most` due deliveries for this node. The deliveries of one place go out in the order in which they came up: a
 * new request is not sent while an older one there still has to be closed, or the closing would hit the new one. `sent_at`
 * is set before anything leaves, so that a crash from here on counts as an unknown outcome.
 */
export async function leaseDeliveries(
  orm: Orm,
  nodeId: string,
  most: number,
  leaseMs: number,
): Promise<DueDelivery[]> {
  const takenAt = thisMoment()
  const leased = await leaseRows(orm, {
    table: request,
    key: request.id,
    isDue: and(isDue(nodeId), isSeen(nodeId)),
    orderBy: [asc(request.nextAttemptAt)],
    most,
    set: {
      leasedBy: nodeId,
      leasedUntil: fromNow(leaseMs),
      attempts: sql`${request.attempts} + 1`,
      sentAt: sql`coalesce(${request.sentAt}, clock_timestamp())`,
      lateCreateUntil: sql`case when ${request.delivery} = 'create'
        then ${fromNow(leaseMs + CREATE_OVER_AFTER_MS)} else ${request.lateCreateUntil} end`,
    },
    before: sentBefore,
  })
  return leased.map(({ row, before, leasedAt }) => ({
    row: { ...row, sentAt: before },
    unknown: before !== null,
    closing: row.lateCloseUntil !== null && row.lateCloseUntil > leasedAt,
    takenAt,
  }))
}

/** Makes every postponed delivery due, because Solo answers again. */
export const makeAllDue = (orm: Orm) =>
  orm
    .update(request)
    .set({ nextAttemptAt: sql`clock_timestamp()` })
    .where(and(ne(request.delivery, 'done'), gt(request.nextAttemptAt, sql`clock_timestamp()`)))
