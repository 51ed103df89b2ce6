import { and, eq, sql } from 'drizzle-orm'
import { bookedCall } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'

/** Longer (ms) than a join waits for Solo: after this, a booking without an answer has reached Solo or never will. */
const BOOKING_ENDS_AFTER_MS = 120_000

export interface BookedSeries {
  readonly requestId: string
  readonly series: number
  readonly soloId: string
}

/** Records that a call is about to be booked in Solo. From here on the outbox worker owes its closing, also after a crash. */
export async function recordBooking(orm: Orm, booking: BookedSeries): Promise<void> {
  const started = {
    appointmentId: null,
    bookedAt: sql`clock_timestamp()`,
    nextAttemptAt: fromNow(BOOKING_ENDS_AFTER_MS),
  }
  await orm
    .insert(bookedCall)
    .values({ ...booking, ...started })
    .onConflictDoUpdate({ target: [bookedCall.requestId, bookedCall.series], set: started })
}

/**
 * Leaves the appointment of a call as Solo has it: a nurse has joined by Teams, and who meets there Solo may never learn. It would
 * read as a call that no one met in.
 */
export async function leaveToTeams(tx: Transaction, requestId: string, series: number): Promise<void> {
  await tx.delete(bookedCall).where(and(eq(bookedCall.requestId, requestId), eq(bookedCall.series, series)))
}

/** Records which appointment Solo answered with. */
export async function recordBooked(
  orm: Orm,
  { requestId, series }: BookedSeries,
  appointmentId: string,
): Promise<void> {
  await orm
    .update(bookedCall)
    .set({ appointmentId, nextAttemptAt: sql`clock_timestamp()` })
    .where(and(eq(bookedCall.requestId, requestId), eq(bookedCall.series, series)))
}
