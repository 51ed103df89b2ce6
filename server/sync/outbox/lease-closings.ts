import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { OUTCOME_UNDO_MS } from '@/lib/board/outcome'
import { fullJitterMs } from '@/lib/solo/retry-backoff'
import { isFree, isSeen } from '@/server/db/lease'
import { bookedCall, request } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import { leaseRows } from '@/server/platform/db/lease-rows'
import type { Orm } from '@/server/platform/db/open'
import type { Closed } from './close-call'

export interface DueClosing {
  readonly row: typeof bookedCall.$inferSelect
  /** By the database's clock. */
  readonly leasedAt: Date
}

/** An outcome that is taken back in its last moment is written before this much (ms) more has passed. */
const UNDO_MARGIN_MS = 2_000
/** How long (ms) until a call that a nurse sat in is looked at again, and for how long in all. */
const LOOK_AGAIN_MS = 30_000
const LOOKED_AT_FOR_MS = 12 * 3_600_000
const BACKOFF = { baseDelayMs: 1_000, maxDelayMs: 60_000 }

/** Whether no one can join a call any more: its request is over, its outcome for good, or has another series of calls. */
const isLeft = sql`exists (select 1 from ${request} where ${request.id} = ${bookedCall.requestId}
  and (${request.callSeries} <> ${bookedCall.series} or ${request.endedAt} <= ${fromNow(-OUTCOME_UNDO_MS - UNDO_MARGIN_MS)}))`

/** Leases up to `most` calls whose appointment may have to be closed in Solo. */
export async function leaseClosings(
  orm: Orm,
  nodeId: string,
  most: number,
  leaseMs: number,
): Promise<DueClosing[]> {
  return leaseRows(orm, {
    table: bookedCall,
    key: bookedCall.id,
    isDue: and(
      lte(bookedCall.nextAttemptAt, sql`clock_timestamp()`),
      isFree(bookedCall.leasedBy, bookedCall.leasedUntil, nodeId),
      isLeft,
      isSeen(nodeId),
    ),
    orderBy: [asc(bookedCall.nextAttemptAt)],
    most,
    set: { leasedBy: nodeId, leasedUntil: fromNow(leaseMs), attempts: sql`${bookedCall.attempts} + 1` },
  })
}

/** Writes what became of closing a call, unless another node has it. A join that began to book again meanwhile keeps its row. */
export async function settleClosing(orm: Orm, { row, leasedAt }: DueClosing, closed: Closed): Promise<void> {
  const isSame = and(
    eq(bookedCall.id, row.id),
    eq(bookedCall.bookedAt, row.bookedAt),
    // Each lease counts an attempt.
    eq(bookedCall.attempts, row.attempts),
  )
  const isOld = leasedAt.getTime() > row.bookedAt.getTime() + LOOKED_AT_FOR_MS
  if (closed.kind === 'done' || (closed.kind === 'attended' && isOld)) {
    await orm.delete(bookedCall).where(isSame)
    return
  }
  const pauseMs =
    closed.kind === 'attended'
      ? LOOK_AGAIN_MS
      : (closed.error.retryAfterMs ?? fullJitterMs(BACKOFF, row.attempts, Math.random))
  await orm
    .update(bookedCall)
    .set({ leasedBy: null, leasedUntil: null, nextAttemptAt: fromNow(pauseMs) })
    .where(isSame)
}
