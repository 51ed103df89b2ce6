import { CLOSE_OVER_AFTER_MS } from '@/server/assistance/late-operations'
import { request } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import type { Closed } from './deliver'
import { isSameLease } from './held-lease'
import type { DueDelivery } from './lease-deliveries'
import { backoffMs, NO_LEASE, pauseMs } from './retry-pause'

/**
 * Writes the outcome of closing a request in Solo, unless another node has it already. A plain no ends the attempts: nothing more can be
 * done.
 */
export async function settleEnd(orm: Orm, delivery: DueDelivery, closed: Closed): Promise<void> {
  await orm
    .update(request)
    .set({ ...NO_LEASE, ...outcome(delivery, closed) })
    .where(isSameLease(delivery.row))
}

function outcome({ row, closing }: DueDelivery, closed: Closed) {
  if (closed.kind === 'lost' || closed.kind === 'waits') {
    // What `beginClosing` wrote of a cancellation that did not leave counts no more.
    return { nextAttemptAt: fromNow(backoffMs(row.attempts)), lateCloseUntil: row.lateCloseUntil }
  }
  // What is gone went by the cancellation that was not answered, or by another hand: then that one may still come (decision 0033).
  if (closed.kind !== 'failed') return { delivery: 'done' as const, lastFailure: null, lateCloseUntil: null }
  const { error, sent } = closed
  const isPlainNo = !closing && (error.kind === 'rejected' || error.kind === 'not-found')
  return {
    lastFailure: error.kind,
    ...(isPlainNo ? { delivery: 'done' as const } : { nextAttemptAt: fromNow(pauseMs(error, row.attempts)) }),
    ...(sent === 'unanswered' && { lateCloseUntil: fromNow(CLOSE_OVER_AFTER_MS) }),
    ...(sent === 'answered' && { lateCloseUntil: null }),
  }
}
