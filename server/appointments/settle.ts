import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { BOOKING, FAILED } from '@/lib/appointments/status'
import type { Refusal } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { appointment } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import type { SeenAppointment } from '@/server/solo-gateway/appointment'
import type { AppointmentRow } from './booking-deps'
import { noProblem, problemColumns } from './booking-problem'
import type { OurAppointmentLookup } from './fetch-appointment'

/** How soon (ms) Solo is asked again about what it has not answered. */
export const AGAIN_MS = 2_000
/** An order may arrive late: one that Solo does not know counts as not booked only this long (ms) after it left. */
const LATE_MS = 10_000
/** Solo is asked about it once more after this long (ms). */
const LAST_LOOK_MS = 60_000

export const settled = { movingTo: null, movingSeconds: null, askAfter: null } as const
const checked = { checkedAt: sql`clock_timestamp()` }

export type AppointmentColumns = PgUpdateSetSource<typeof appointment>

/**
 * Writes what Solo answered about an appointment, unless a user has moved or cancelled it since `row` was read: the answer is
 * then out of date.
 * @param holds - what else must hold of the row
 * @returns the row as written, or null where it has changed since
 */
export async function settle(
  orm: Orm,
  row: AppointmentRow,
  asked: OurAppointmentLookup,
  holds?: SQL,
): Promise<AppointmentRow | null> {
  const set = columnsFor(row, asked)
  const [now] = await orm
    .update(appointment)
    .set(set)
    .where(
      and(
        eq(appointment.id, row.id),
        eq(appointment.revision, row.revision),
        unconfirmed(row) ? eq(appointment.status, row.status) : undefined,
        holds,
      ),
    )
    .returning()
  return now ?? null
}

function columnsFor(row: AppointmentRow, asked: OurAppointmentLookup): AppointmentColumns {
  switch (asked.kind) {
    case 'found':
      return found(row, asked.found)
    case 'listed':
      return listed(row)
    case 'none':
      return none(row)
    case 'failed':
      return later(row)
  }
}

/** Whether its status is Lantern's own, which Solo's replaces once only. */
const unconfirmed = ({ status }: AppointmentRow): boolean => status === BOOKING || status === FAILED

/** Whether Solo still owes an answer; `checkedAt` is null where the open call may have changed the appointment. */
const owed = ({ status, movingTo, checkedAt }: AppointmentRow): boolean =>
  status === BOOKING || movingTo !== null || checkedAt === null

const found = (row: AppointmentRow, said: SeenAppointment): AppointmentColumns => ({
  ...settled,
  ...checked,
  soloId: said.id,
  status: said.appointment ?? (unconfirmed(row) ? 'scheduled' : row.status),
  startsAt: said.startsAt ?? row.startsAt,
  durationSeconds: said.durationSeconds ?? row.durationSeconds,
  ...noProblem,
})

function listed(row: AppointmentRow): AppointmentColumns {
  if (unconfirmed(row)) return { ...settled, ...checked, status: 'scheduled', ...noProblem }
  return owed(row) ? later(row) : { ...checked, askAfter: null }
}

function none(row: AppointmentRow): AppointmentColumns {
  if (row.status === FAILED) return { askAfter: null }
  if (row.status !== BOOKING)
    return { ...settled, ...checked, ...problemColumns(refusalText('appointment.goneInSolo')) }
  if (row.sentAt === null) return { status: FAILED, ...neverReached(), askAfter: null }
  const late = Date.now() - row.sentAt.getTime() < LATE_MS
  return late
    ? { askAfter: fromNow(AGAIN_MS) }
    : {
        status: FAILED,
        ...neverReached(),
        askAfter: fromNow(LAST_LOOK_MS),
      }
}

const neverReached = () => problemColumns(refusalText('appointment.neverReached'))

/** Asks again soon where Solo still owes an answer; the others are asked about when a user opens the list. */
const later = (row: AppointmentRow): AppointmentColumns => ({
  askAfter: owed(row) ? fromNow(AGAIN_MS) : null,
})

/** Writes that Solo booked it. The confirmation worker fetches Solo's own status next. */
export const confirm = (orm: Orm, row: AppointmentRow, soloId: string) =>
  orm
    .update(appointment)
    .set({
      ...checked,
      soloId,
      status: 'scheduled',
      ...noProblem,
      askAfter: sql`clock_timestamp()`,
    })
    .where(and(eq(appointment.id, row.id), eq(appointment.status, BOOKING)))

/** Writes that it was not booked, and why. */
export const fail = (orm: Orm, row: AppointmentRow, why: Pick<Refusal, 'message' | 'say'>) =>
  orm
    .update(appointment)
    .set({ status: FAILED, ...problemColumns(why), askAfter: null })
    .where(and(eq(appointment.id, row.id), eq(appointment.status, BOOKING)))
