import { and, desc, eq, gt, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { wakeOutboxWorker } from '@/server/event-log/outbox-channel'
import { fromNow } from '@/server/platform/db/clock'
import type { Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import { bedInSolo } from './solo-place'

/**
 * What was sent to Solo without an answer may take effect later. Creating and cancelling name a place, not a request, so a late one
 * hits whatever is there by then: decision 0033.
 */

/** How long (ms) after it was sent an unanswered cancellation may arrive. Until then it is not sent once more. */
export const CLOSE_OVER_AFTER_MS = 30_000

/** How long (ms) an unanswered creation is expected: a request found at its place until then is taken for it. */
export const CREATE_OVER_AFTER_MS = 60_000

const late = alias(request, 'late')
/** The condition of the index on late operations, so that PostgreSQL uses it. */
const isMarked = sql`(${late.lateCloseUntil} is not null or ${late.lateCreateUntil} is not null)`
const isAt = (bedId: SQL) => sql`coalesce(${late.soloBedId}, ${late.bedId}) = ${bedId}`

/** Whether a cancellation that Lantern has given up waiting for may still arrive at the place of `request`; one under way is over sooner. */
export const mayCloseArrive = sql`exists (select 1 from ${request} as late
  where ${isAt(bedInSolo)} and ${isMarked} and ${late.leasedBy} is null and ${late.lateCloseUntil} > clock_timestamp())`

/** Whether a creation may still arrive at the place of a bed. */
export const mayCreateArrive = (bedId: SQL) => sql`exists (select 1 from ${request} as late
  where ${isAt(bedId)} and ${isMarked} and ${late.lateCreateUntil} > clock_timestamp())`

/**
 * Returns the request at a bed's place whose creation was never answered and which is not on its way, where `found`, which Lantern
 * does not know, is what came of it. The clocks of Solo and Lantern play no part.
 */
export async function lateCreation(
  tx: Transaction,
  bedId: string,
  found: Observed,
): Promise<RequestRow | null> {
  if (!found.fromApi) return null
  const [row] = await tx
    .select()
    .from(request)
    .where(
      and(
        sql`${bedInSolo} = ${bedId}`,
        gt(request.lateCreateUntil, sql`clock_timestamp()`),
        or(ne(request.delivery, 'create'), isNull(request.sentAt)),
      ),
    )
    .orderBy(desc(request.lateCreateUntil))
    .limit(1)
    .for('no key update')
  return row ?? null
}

/**
 * Writes what a late creation made in Solo.
 * @param isStillOpen - the request it was for is that one from now on. Else it has to be closed in Solo, once the request that it was for
 *   is over: while that one is open the next poll decides
 */
export async function takeLateCreation(
  tx: Transaction,
  { id }: RequestRow,
  found: Observed,
  isStillOpen: boolean,
): Promise<void> {
  const made = { soloId: found.soloId, lateCreateUntil: null }
  const isIt = eq(request.id, id)
  if (isStillOpen) {
    await tx.update(request).set(made).where(isIt)
    return
  }
  const closing = { delivery: 'close' as const, attempts: 0, nextAttemptAt: fromNow(0) }
  await tx
    .update(request)
    .set({ ...made, ...closing })
    .where(and(isIt, isNotNull(request.endedAt)))
  await wakeOutboxWorker(tx)
}
