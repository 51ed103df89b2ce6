import { and, asc, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { visit } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Database, Orm } from '@/server/platform/db/open'
import { faultOf } from '@/server/platform/error-code'
import { createWorker, type Worker } from '@/server/platform/worker'
import type { Upstream } from '@/server/solo-gateway/upstream'
import type { VisitRow } from './booking-deps'
import { fetchOurAppointment } from './fetch-appointment'
import { settle } from './settle'

const AT_ONCE = 4
/** What Solo said longer ago than this is asked again when somebody looks. */
const FRESH_MS = 20_000

/**
 * Asks Solo how appointments stand: at once what became of a booking or a move whose answer was lost, and of the others
 * those that somebody looks at.
 */
export function createConfirmationWorker(settings: {
  readonly database: Database
  readonly upstream: Upstream
  readonly timeoutMs: number
  readonly log: Logger
}): Worker {
  const { upstream, timeoutMs, log } = settings
  const { orm } = settings.database
  // Longer than two attempts at each of two operations: while one node asks, no other does.
  const leaseMs = 4 * (timeoutMs + 1_000) + 3_000

  async function ask(row: VisitRow): Promise<void> {
    try {
      await settle(orm, row, await fetchOurAppointment(upstream.client, row))
    } catch (error) {
      // Its lease lapses, and it is asked about again.
      log.error(
        { visit: row.id, code: faultOf(error) },
        'An answer about an appointment was not written down',
      )
    }
  }

  async function round(): Promise<void> {
    while (upstream.circuit.retryInMs() === 0) {
      const due = await takeDue(orm, AT_ONCE, leaseMs)
      if (due.length === 0) return
      await Promise.all(due.map(ask))
    }
  }

  return createWorker({ name: 'clerk', everyMs: 1_000, lateAfterMs: 30_000, round, log })
}

const isDue = lte(visit.askAfter, sql`clock_timestamp()`)

/** Takes what is due for this node. */
async function takeDue(orm: Orm, most: number, leaseMs: number): Promise<VisitRow[]> {
  const [any] = await orm.select({ id: visit.id }).from(visit).where(isDue).limit(1)
  if (!any) return []
  return orm.transaction(async (tx) => {
    const due = await tx
      .select({ id: visit.id })
      .from(visit)
      .where(isDue)
      .orderBy(asc(visit.askAfter))
      .limit(most)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    const ids = due.map(({ id }) => id)
    return tx
      .update(visit)
      .set({ askAfter: fromNow(leaseMs) })
      .where(inArray(visit.id, ids))
      .returning()
  })
}

/** Has those of `ids` asked about whose last word from Solo is not fresh. */
export async function askAbout(orm: Orm, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const asked = await orm
    .update(visit)
    .set({ askAfter: sql`clock_timestamp()` })
    .where(
      and(
        inArray(visit.id, [...ids]),
        isNull(visit.askAfter),
        or(isNull(visit.checkedAt), lte(visit.checkedAt, fromNow(-FRESH_MS))),
      ),
    )
    .returning({ id: visit.id })
  return asked.length > 0
}
