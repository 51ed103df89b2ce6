import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { SERVER_NOT_SENT_AFTER_MS } from '@/lib/board/not-sent'
import { accepted } from '@/lib/errors'
import { changeRequest } from '@/server/assistance/change'
import { mayCloseArrive } from '@/server/assistance/late-operations'
import { request } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

/**
 * Whether a request should be marked. `ended_at` is there for the index of open requests: this query runs four times a
 * second while anything is owed, next to a history of years.
 */
export const isNotSentInTime = and(
  isNull(request.endedAt),
  eq(request.status, 'sending'),
  or(
    lt(sql`coalesce(${request.arrivedAt}, ${request.askedAt})`, fromNow(-SERVER_NOT_SENT_AFTER_MS)),
    mayCloseArrive,
  ),
)

/** Marks every request that Solo has not confirmed in time, or will not be sent in time, as NOT SENT. Deliveries under way go on. */
export async function markNotSent(orm: Orm): Promise<void> {
  const overdue = await orm.select({ id: request.id }).from(request).where(isNotSentInTime)
  for (const { id } of overdue) {
    await changeRequest(orm, id, (row) =>
      accepted(row.status === 'sending' ? { set: { status: 'not-sent' }, kind: 'request-not-sent' } : null),
    )
  }
}
