import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { BOOKING, FAILED } from '@/lib/appointments/status'
import type { Refusal } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { visit } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import type { SeenAppointment } from '@/server/solo-gateway/appointment'
import type { VisitRow } from './booking-deps'
import type { OurAppointmentLookup } from './fetch-appointment'

/** How soon (ms) Solo is asked again about what it has not said. */
export const AGAIN_MS = 2_000
/** An order may arrive late: what is unknown to Solo counts as not booked only this long (ms) after it left. */
const LATE_MS = 10_000
/** And is asked for once more after this long (ms). */
const LAST_LOOK_MS = 60_000

export const settled = { movingTo: null, movingSeconds: null, askAfter: null } as const
const checked = { checkedAt: sql`clock_timestamp()` }

export type VisitColumns = PgUpdateSetSource<typeof visit>

/**
 * Writes what Solo said of an appointment, unless somebody has moved or cancelled it since `row` was read: what Solo said
 * before that is old.
 * @returns the row as it now is, or null where there was nothing to write to
 */
export async function settle(orm: Orm, row: VisitRow, asked: OurAppointmentLookup): Promise<VisitRow | null> {
  const set = columnsFor(row, asked)
  const [now] = await orm
    .update(visit)
    .set(set)
    .where(
      and(
        eq(visit.id, row.id),
        eq(visit.revision, row.revision),
        unconfirmed(row) ? eq(visit.status, row.status) : undefined,
      ),
    )
    .returning()
  return now ?? null
}

function columnsFor(row: VisitRow, asked: OurAppointmentLookup): VisitColumns {
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

/** Its status is our own word, which Solo's must replace once only. */
const unconfirmed = ({ status }: VisitRow): boolean => status === BOOKING || status === FAILED

/** Something was asked of Solo that it has not answered: `checkedAt` is null where that may have changed anything. */
const owed = ({ status, movingTo, checkedAt }: VisitRow): boolean =>
  status === BOOKING || movingTo !== null || checkedAt === null

const found = (row: VisitRow, said: SeenAppointment): VisitColumns => ({
  ...settled,
  ...checked,
  soloId: said.id,
  status: said.appointment ?? (unconfirmed(row) ? 'scheduled' : row.status),
  startsAt: said.startsAt ?? row.startsAt,
  durationSeconds: said.durationSeconds ?? row.durationSeconds,
  trouble: null,
})

function listed(row: VisitRow): VisitColumns {
  if (unconfirmed(row)) return { ...settled, ...checked, status: 'scheduled', trouble: null }
  return owed(row) ? later(row) : { ...checked, askAfter: null }
}

function none(row: VisitRow): VisitColumns {
  if (row.status === FAILED) return { askAfter: null }
  if (row.status !== BOOKING)
    return { ...settled, ...checked, trouble: refusalText('visit.goneInSolo').message }
  if (row.sentAt === null)
    return { status: FAILED, trouble: refusalText('visit.neverReached').message, askAfter: null }
  const late = Date.now() - row.sentAt.getTime() < LATE_MS
  return late
    ? { askAfter: fromNow(AGAIN_MS) }
    : { status: FAILED, trouble: refusalText('visit.neverReached').message, askAfter: fromNow(LAST_LOOK_MS) }
}

/** Whoever looks at the others asks again. */
const later = (row: VisitRow): VisitColumns => ({ askAfter: owed(row) ? fromNow(AGAIN_MS) : null })

/** Writes that Solo booked it. Its own word for how it stands is asked for next. */
export const confirm = (orm: Orm, row: VisitRow, soloId: string) =>
  orm
    .update(visit)
    .set({
      ...checked,
      soloId,
      status: 'scheduled',
      trouble: null,
      askAfter: sql`clock_timestamp()`,
    })
    .where(and(eq(visit.id, row.id), eq(visit.status, BOOKING)))

/** Writes that it was not booked, and why. */
export const fail = (orm: Orm, row: VisitRow, { message: trouble }: Pick<Refusal, 'message'>) =>
  orm
    .update(visit)
    .set({ status: FAILED, trouble, askAfter: null })
    .where(and(eq(visit.id, row.id), eq(visit.status, BOOKING)))
