import { and, eq, isNull, sql } from 'drizzle-orm'
import { BOOKING, FAILED } from '@/lib/appointments/status'
import type { Appointment } from '@/lib/appointments/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { appointment } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import { refusalOf } from '@/server/solo-gateway/refusal'
import { type AppointmentRow, type BookingDeps, flightMs } from './booking-deps'
import { problemOf } from './booking-problem'
import type { NewAppointment } from './contract'
import { fetchOurAppointment } from './fetch-appointment'
import { findFree } from './free-slots'
import { order } from './order'
import { giveBack, reserve } from './reserve'
import { confirm, fail, settle } from './settle'
import { readAppointment } from './view'

type Booked = { appointment: Appointment; created: boolean }

/**
 * Reserves the time in Lantern, makes sure that Solo lists it as free, and orders it there. In this order two users of
 * Lantern never get one slot: a double booking that passes the reservation, because the other one is confirmed already,
 * is stopped by Solo's list.
 */
export async function bookAppointment(
  deps: BookingDeps,
  acting: Orm,
  actor: Actor,
  asked: NewAppointment,
): Promise<Result<Booked>> {
  const { orm, client } = deps
  const reserved = await reserve(acting, actor, asked, flightMs(deps, 2))
  if (!reserved.ok) return reserved
  const { kind, row } = reserved.value
  if (kind === 'earlier') return again(deps, row)
  const free = await findFree(client, row)
  if (!free.ok) {
    await giveBack(orm, row)
    return free
  }
  if (!(await markSent(deps, row)))
    return refused('upstream_unavailable', refusalText('appointment.neverReached'))
  return finish(deps, row)
}

/**
 * Writes that the order is about to leave: from here on Solo may have booked it.
 * @returns false where the confirmation worker has given the appointment up meanwhile
 */
async function markSent(deps: BookingDeps, row: AppointmentRow): Promise<boolean> {
  const marked = await deps.orm
    .update(appointment)
    .set({ sentAt: sql`clock_timestamp()`, askAfter: fromNow(flightMs(deps, 5)) })
    .where(and(eq(appointment.id, row.id), eq(appointment.status, BOOKING), isNull(appointment.sentAt)))
    .returning({ id: appointment.id })
  return marked.length > 0
}

async function finish(deps: BookingDeps, row: AppointmentRow): Promise<Result<Booked>> {
  const { orm, client } = deps
  const ordered = await order(client, row)
  if (ordered.kind === 'booked') {
    const kept =
      ordered.byOwnId || (await cancelIfBookedForAnotherPatient(deps, row, ordered.soloId)) === 'kept'
    if (!kept) {
      const why = refusalText('appointment.anotherPatient')
      await fail(orm, row, why)
      return refused('upstream_rejected', why)
    }
    await confirm(orm, row, ordered.soloId)
    deps.askSoon()
  } else if (ordered.kind === 'unknown') {
    await settle(orm, await reread(deps, row), await fetchOurAppointment(client, row))
    deps.askSoon()
  } else {
    const refusal = refusalOf(ordered.error, 'patient', 'callBooking')
    if (ordered.kind === 'refused') await fail(orm, row, refusal.refusal)
    else await giveBack(orm, row)
    return refusal
  }
  const now = await readAppointment(orm, row.id)
  return now.ok ? accepted({ appointment: now.value, created: true }) : now
}

const reread = async ({ orm }: BookingDeps, row: AppointmentRow): Promise<AppointmentRow> =>
  (await orm.select().from(appointment).where(eq(appointment.id, row.id)))[0] ?? row

/**
 * Cancels in Solo an appointment that was ordered by a number of the patient and turned out to be another patient's.
 * @returns `kept` also where Solo does not say whose appointment it is
 */
async function cancelIfBookedForAnotherPatient(
  { client }: BookingDeps,
  { patientMrn }: AppointmentRow,
  soloId: string,
): Promise<'kept' | 'cancelled'> {
  const params = { appointment_id: soloId }
  const made = await client.call('getAppointment', { params })
  const mrn = made.ok && made.value.patient?.demographics?.mrn
  if (!mrn || patientMrn === null || mrn === patientMrn) return 'kept'
  await client.call('updateAppointment', { params, body: { status: 'cancelled' } })
  return 'cancelled'
}

/** Answers a repeat with the appointment of the first try, or with why that try booked nothing. */
async function again(deps: BookingDeps, row: AppointmentRow): Promise<Result<Booked>> {
  if (row.status === FAILED)
    return refused('upstream_rejected', problemOf(row) ?? refusalText('appointment.neverReached'))
  if (row.status === BOOKING) deps.askSoon()
  const now = await readAppointment(deps.orm, row.id)
  return now.ok ? accepted({ appointment: now.value, created: false }) : now
}
