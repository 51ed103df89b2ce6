import { and, eq, isNull, lt } from 'drizzle-orm'
import { accepted } from '@/lib/errors'
import { changeRequest } from '@/server/assistance/change'
import { request } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

/** So that NOT SENT is on every screen within the 5 s promised, rounds and network included. */
const OVERDUE_MS = 4_200

/** `ended_at` is for the index of what is open: this is asked four times a second, beside a history of years. */
export const isOverdue = and(
  isNull(request.endedAt),
  eq(request.status, 'sending'),
  lt(request.askedAt, fromNow(-OVERDUE_MS)),
)

/** Marks as NOT SENT what Solo has not confirmed in time. Deliveries under way go on. */
export async function markOverdue(orm: Orm): Promise<void> {
  const overdue = await orm.select({ id: request.id }).from(request).where(isOverdue)
  for (const { id } of overdue) {
    await changeRequest(orm, id, (row) =>
      accepted(row.status === 'sending' ? { set: { status: 'not-sent' }, kind: 'request-not-sent' } : null),
    )
  }
}
