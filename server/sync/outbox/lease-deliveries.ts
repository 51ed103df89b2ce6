import { and, asc, gt, inArray, lte, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { bedInSolo } from '@/server/assistance/solo-place'
import { isFree } from '@/server/db/lease'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

export interface DueDelivery {
  readonly row: RequestRow
  /** An earlier attempt may have taken effect in Solo: look before sending again. */
  readonly unknown: boolean
}

const other = alias(request, 'other')

/**
 * Whether what is owed for `other`, at the same place, comes first. Solo has one open request a place: a new one waits for
 * the end of one that is open there still though its patient was moved away, and for those that have to be closed.
 */
const isBefore = sql`case when ${request.delivery} = 'create'
  then ${other.delivery} = 'close' or (${other.delivery} = 'done' and ${other.endedAt} is null)
    or (${other.delivery} = 'create' and ${other.askedAt} < ${request.askedAt})
  else ${other.delivery} = 'close' and ${other.askedAt} < ${request.askedAt} end`

/** What `isBefore` implies, in the words of the index on places. */
const isOpenOrOwed = sql`(${other.delivery} <> 'done' or ${other.endedAt} is null)`

/** Whether a delivery goes out now. */
export const isDue = and(
  ne(request.delivery, 'done'),
  lte(request.nextAttemptAt, sql`clock_timestamp()`),
  isFree(request.courierId, request.courierUntil),
  sql`not exists (select 1 from ${request} as other
    where coalesce(${other.soloBedId}, ${other.bedId}) = ${bedInSolo} and ${isOpenOrOwed} and ${other.id} <> ${request.id} and ${isBefore})`,
)

/**
 * Takes up to `most` due deliveries for this node. What is owed for one place goes out in the order it came up: a new call
 * is not sent while an older one there still has to be closed, or closing would hit the new one. `sent_at` is set before
 * anything leaves, so that a crash from here on counts as an unknown outcome.
 */
export async function leaseDeliveries(
  orm: Orm,
  nodeId: string,
  most: number,
  leaseMs: number,
): Promise<DueDelivery[]> {
  // Most rounds find nothing to do, and must cost next to nothing.
  const [any] = await orm.select({ id: request.id }).from(request).where(isDue).limit(1)
  if (!any) return []
  return orm.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(request)
      .where(isDue)
      .orderBy(asc(request.nextAttemptAt))
      .limit(most)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    await tx
      .update(request)
      .set({
        courierId: nodeId,
        courierUntil: fromNow(leaseMs),
        attempts: sql`${request.attempts} + 1`,
        sentAt: sql`coalesce(${request.sentAt}, clock_timestamp())`,
      })
      .where(
        inArray(
          request.id,
          due.map((row) => row.id),
        ),
      )
    return due.map((row) => ({ row: { ...row, attempts: row.attempts + 1 }, unknown: row.sentAt !== null }))
  })
}

/** Makes every postponed delivery due: Solo is back. */
export const hurry = (orm: Orm) =>
  orm
    .update(request)
    .set({ nextAttemptAt: sql`clock_timestamp()` })
    .where(and(ne(request.delivery, 'done'), gt(request.nextAttemptAt, sql`clock_timestamp()`)))
