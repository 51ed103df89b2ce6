import { and, eq, ne, sql } from 'drizzle-orm'
import { BOOKING } from '@/lib/appointments/status'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { appointment } from '@/server/db/schema'
import type { Transaction } from '@/server/platform/db/open'

/** The waiting room and time that a user wants for an appointment. */
export interface WantedTime {
  readonly waitingRoom: string
  readonly startsAt: Date
  readonly durationSeconds: number
}

export const slotTaken = () =>
  refused('slot_taken', refusalText('appointment.slotTaken'), { field: 'startsAt' })

export const timePassed = () =>
  refused('slot_taken', refusalText('appointment.timePassed'), { field: 'startsAt' })

/** An arbitrary number that keeps these locks apart from other advisory locks of the database. */
const LOCKS = 7_615

/** Serialises the bookings of one waiting room until the transaction ends. */
const lockWaitingRoom = (tx: Transaction, name: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(${LOCKS}, hashtext(${name}))`)

/**
 * Refuses slot_taken where Lantern is booking or moving another appointment into that time. Confirmed appointments do not
 * count here: Solo is asked for its free slots next, and no longer lists theirs.
 * @param own - the id of the appointment that is being moved
 */
export async function claimTime(
  tx: Transaction,
  { waitingRoom, startsAt, durationSeconds }: WantedTime,
  own?: string,
): Promise<Result<null>> {
  await lockWaitingRoom(tx, waitingRoom)
  const from = startsAt.toISOString()
  const to = new Date(startsAt.getTime() + durationSeconds * 1000).toISOString()
  const [other] = await tx
    .select({ id: appointment.id })
    .from(appointment)
    .where(
      and(
        eq(appointment.waitingRoom, waitingRoom),
        own === undefined ? undefined : ne(appointment.id, own),
        sql`((${appointment.status} = ${BOOKING} and ${appointment.startsAt} < ${to}::timestamptz
              and ${appointment.startsAt} + ${appointment.durationSeconds} * interval '1 second' > ${from}::timestamptz)
          or (${appointment.movingTo} < ${to}::timestamptz
              and ${appointment.movingTo} + ${appointment.movingSeconds} * interval '1 second' > ${from}::timestamptz))`,
      ),
    )
    .limit(1)
  return other ? slotTaken() : accepted(null)
}
