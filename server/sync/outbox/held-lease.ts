import { and, eq, gt, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import { alias, type PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { ageOf, thisMoment } from '@/lib/moment'
import { CLOSE_OVER_AFTER_MS } from '@/server/assistance/late-operations'
import { isSeen, LEASE_LEFT_MS } from '@/server/db/lease'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import type { Lease } from './deliver'
import type { DueDelivery } from './lease-deliveries'

/**
 * How long (ms) after the database was asked its word still counts: a process may have been paused in between, or the database slow. What
 * rests on it leaves before the lease can go to another node.
 */
const SURE_FOR_MS = LEASE_LEFT_MS - 250

const other = alias(request, 'other')

/** Whether a row is still leased as when `delivery` was leased. */
export const isSameLease = ({ id, leasedBy, leasedUntil }: RequestRow): SQL | undefined =>
  and(
    eq(request.id, id),
    leasedBy === null ? isNull(request.leasedBy) : eq(request.leasedBy, leasedBy),
    leasedUntil === null ? isNull(request.leasedUntil) : eq(request.leasedUntil, leasedUntil),
  )

/** The same of a row that was read. */
export const hasSameLease = (row: RequestRow, delivery: RequestRow): boolean =>
  row.leasedBy === delivery.leasedBy && row.leasedUntil?.getTime() === delivery.leasedUntil?.getTime()

/**
 * Returns the lease of a delivery, as its node may rely on it.
 * @param timeoutMs - time limit of one attempt at Solo: what is sent may leave that late, and arrive CLOSE_OVER_AFTER_MS after it
 */
export function heldLease(orm: Orm, { row, takenAt }: DueDelivery, timeoutMs: number): Lease {
  const isMine = and(
    isSameLease(row),
    gt(request.leasedUntil, fromNow(SURE_FOR_MS)),
    isSeen(request.leasedBy),
  )

  /** Writes `set` where the delivery is still this node's, and soon enough to be relied on. */
  async function sure(set: PgUpdateSetSource<typeof request>): Promise<boolean> {
    const from = thisMoment()
    const [mine] = await orm.update(request).set(set).where(isMine).returning({ id: request.id })
    return mine !== undefined && ageOf(from) < SURE_FOR_MS
  }

  return {
    holds: async () => ageOf(takenAt) < SURE_FOR_MS || sure({ leasedBy: row.leasedBy }),
    beginClosing: () => sure({ lateCloseUntil: fromNow(timeoutMs + CLOSE_OVER_AFTER_MS) }),
    async recognise(soloId) {
      const isAnothers = sql`exists (${orm
        .select({ one: sql`1` })
        .from(other)
        .where(and(eq(other.soloId, soloId), sql`${other.id} <> ${row.id}`))})`
      const [own] = await orm
        .update(request)
        .set({ soloId })
        .where(
          and(
            eq(request.id, row.id),
            or(isNull(request.soloId), eq(request.soloId, soloId)),
            not(isAnothers),
          ),
        )
        .returning({ id: request.id })
      return own !== undefined
    },
  }
}
