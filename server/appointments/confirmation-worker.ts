import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { appointment } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import { leaseRows } from '@/server/platform/db/lease-rows'
import type { Database, Orm } from '@/server/platform/db/open'
import { createLeasedQueue, type LeasedQueue } from '@/server/platform/leased-queue'
import type { Upstream } from '@/server/solo-gateway/upstream'
import type { AppointmentRow } from './booking-deps'
import { fetchOurAppointment, type OurAppointmentLookup } from './fetch-appointment'
import { settle } from './settle'

/** An answer of Solo older than this is fetched again when a user opens the list. */
const FRESH_MS = 20_000

/**
 * Asks Solo how appointments stand: at once after a booking or a move whose answer was lost, and otherwise for the
 * appointments that a user looks at.
 */
export function createConfirmationWorker(settings: {
  readonly database: Database
  readonly upstream: Upstream
  readonly timeoutMs: number
  readonly log: Logger
}): LeasedQueue {
  const { upstream, timeoutMs, log } = settings
  const { orm } = settings.database
  // A lease must outlive two attempts at each of two operations: while one node asks, no other does.
  const leaseMs = 4 * (timeoutMs + 1_000) + 3_000

  return createLeasedQueue({
    name: 'appointment confirmations',
    pollIntervalMs: 1_000,
    lateAfterMs: 30_000,
    atOnce: 4,
    circuit: upstream.circuit,
    lease: (free) => leaseConfirmations(orm, free, leaseMs),
    run: async (row) => {
      await settleLeased(orm, row, await fetchOurAppointment(upstream.client, row))
    },
    onError: {
      message: 'An answer about an appointment was not written',
      fields: ({ id }) => ({ appointment: id }),
    },
    log,
  })
}

/** Leases up to `most` appointments that are due, for `leaseMs`. */
export async function leaseConfirmations(orm: Orm, most: number, leaseMs: number): Promise<AppointmentRow[]> {
  const leased = await leaseRows(orm, {
    table: appointment,
    key: appointment.id,
    isDue: lte(appointment.askAfter, sql`clock_timestamp()`),
    orderBy: [asc(appointment.askAfter)],
    most,
    set: { askAfter: fromNow(leaseMs) },
  })
  return leased.map(({ row }) => row)
}

/** Writes what Solo answered about an appointment, unless another node has asked since. */
export const settleLeased = (orm: Orm, row: AppointmentRow, asked: OurAppointmentLookup) =>
  settle(orm, row, asked, row.askAfter === null ? undefined : eq(appointment.askAfter, row.askAfter))

/**
 * Makes those of `ids` due whose last answer from Solo is not fresh.
 * @returns whether that is at least one
 */
export async function askAbout(orm: Orm, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const asked = await orm
    .update(appointment)
    .set({ askAfter: sql`clock_timestamp()` })
    .where(
      and(
        inArray(appointment.id, [...ids]),
        isNull(appointment.askAfter),
        or(isNull(appointment.checkedAt), lte(appointment.checkedAt, fromNow(-FRESH_MS))),
      ),
    )
    .returning({ id: appointment.id })
  return asked.length > 0
}
