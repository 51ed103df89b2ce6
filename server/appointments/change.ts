import { and, eq, sql } from 'drizzle-orm'
import { BOOKING, CANCELLED, FAILED, isOver } from '@/lib/appointments/status'
import type { Appointment, Slot } from '@/lib/appointments/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { AppointmentUpdate } from '@/lib/solo/endpoints'
import type { SoloError } from '@/lib/solo/failure'
import type { refusals } from '@/lib/words/en/refusals'
import { refusalText } from '@/lib/words/refusal-text'
import { appointment } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import { refusalOf } from '@/server/solo-gateway/refusal'
import { type AppointmentRow, type BookingDeps, flightMs, nameInSolo } from './booking-deps'
import { claimTime, timePassed } from './claimed-time'
import { fetchOurAppointment } from './fetch-appointment'
import { findFree } from './free-slots'
import { AGAIN_MS, type AppointmentColumns, settle, settled } from './settle'
import { readAppointment, unknownAppointment } from './view'

const databaseNow = sql`clock_timestamp()`

/** Moves an appointment into another free slot. It keeps its old time until Solo has confirmed the move. */
export async function moveAppointment(
  deps: BookingDeps,
  acting: Orm,
  id: string,
  to: Slot,
): Promise<Result<Appointment>> {
  const startsAt = new Date(to.startsAt)
  const { durationSeconds } = to
  if (to.startsAt <= Date.now()) return timePassed()
  const begun = await begin(deps, acting, id, { startsAt, durationSeconds })
  if (!begun.ok) return begun
  const row = begun.value
  if (row === null) return readAppointment(deps.orm, id)
  const free = await findFree(deps.client, { waitingRoom: row.waitingRoom, startsAt, durationSeconds })
  if (!free.ok) {
    await write(deps, row, settled)
    return free
  }
  const body = { date: to.startsAt / 1000, duration: durationSeconds }
  const done = await tell(deps, row, body, { startsAt, durationSeconds })
  if (!done.ok) return done
  return done.value.startsAt === to.startsAt && !isOver(done.value.status) ? done : over(done.value.status)
}

/** Cancels an appointment. Cancelling it again changes nothing. */
export async function cancelAppointment(
  deps: BookingDeps,
  acting: Orm,
  id: string,
): Promise<Result<Appointment>> {
  const begun = await begin(deps, acting, id, null)
  if (!begun.ok) return begun
  if (begun.value === null) return readAppointment(deps.orm, id)
  const done = await tell(deps, begun.value, { status: 'cancelled' }, { status: CANCELLED })
  return !done.ok || done.value.status === CANCELLED ? done : unanswered()
}

/**
 * Marks the appointment as changing and reserves the new time. Null when there is nothing to change.
 * @param to - the new time; null cancels the appointment
 */
const begin = (
  deps: BookingDeps,
  acting: Orm,
  id: string,
  to: { startsAt: Date; durationSeconds: number } | null,
): Promise<Result<AppointmentRow | null>> =>
  acting.transaction(async (tx) => {
    const [named] = await tx
      .select({ waitingRoom: appointment.waitingRoom })
      .from(appointment)
      .where(eq(appointment.id, id))
    if (!named) return unknownAppointment()
    const claimed = to && (await claimTime(tx, { ...named, ...to }, id))
    const [row] = await tx.select().from(appointment).where(eq(appointment.id, id)).for('update')
    if (!row) return unknownAppointment()
    const refusal = whyNot(row)
    if (to === null && row.status === CANCELLED) return accepted(null)
    if (refusal) return refusal
    if (
      to &&
      row.startsAt.getTime() === to.startsAt.getTime() &&
      row.durationSeconds === to.durationSeconds
    ) {
      return accepted(null)
    }
    if (claimed && !claimed.ok) return claimed
    const [begun] = await tx
      .update(appointment)
      .set({
        movingTo: to?.startsAt ?? null,
        movingSeconds: to?.durationSeconds ?? null,
        revision: sql`${appointment.revision} + 1`,
        askAfter: fromNow(flightMs(deps, 8)),
      })
      .where(eq(appointment.id, id))
      .returning()
    return begun ? accepted(begun) : unknownAppointment()
  })

function whyNot({ status, movingTo }: AppointmentRow) {
  if (status === BOOKING) return refused('not_delivered', refusalText('appointment.unconfirmed'))
  if (isOver(status)) return over(status)
  return movingTo === null ? null : refused('not_ready', refusalText('appointment.moving'))
}

/** The final statuses, by the keys of their sentences. */
const ENDINGS = new Map<string, keyof (typeof refusals)['appointment']['over']>([
  [FAILED, 'failed'],
  ['completed', 'completed'],
  ['sign off', 'signedOff'],
  [CANCELLED, 'cancelled'],
  ['not showed up', 'notShownUp'],
])

const over = (status: string) =>
  refused('already_closed', refusalText(`appointment.over.${ENDINGS.get(status) ?? 'completed'}`), {
    details: { status },
  })

const unanswered = () => refused('upstream_unavailable', refusalText('appointment.unanswered'))

const isPlainNo = ({ kind }: SoloError): boolean =>
  kind === 'rejected' || kind === 'unauthorised' || kind === 'not-found' || kind === 'rate-limited'

/**
 * Sends a change to Solo (operation 13) and fetches the result (14). The fetched state counts, because the first answer may be
 * lost and a user of Solo may have cancelled the appointment meanwhile.
 * @param expected - the columns to write where Solo accepted the change and the fetch failed
 */
async function tell(
  deps: BookingDeps,
  row: AppointmentRow,
  body: AppointmentUpdate,
  expected: AppointmentColumns,
): Promise<Result<Appointment>> {
  const { orm, client } = deps
  const params = { appointment_id: nameInSolo(row) }
  const answer = await client.call('updateAppointment', { params, body })
  const asked = await fetchOurAppointment(client, row)
  if (!answer.ok && isPlainNo(answer.error)) {
    if (asked.kind === 'found') await settle(orm, row, asked)
    await write(deps, row, { ...settled, askAfter: databaseNow })
    deps.askSoon()
    const status = asked.kind === 'found' ? asked.found.appointment : null
    if (status !== null && isOver(status)) return over(status)
    return refusalOf(answer.error, 'appointmentAnyMore', 'leave')
  }
  if (asked.kind === 'found') await settle(orm, row, asked)
  else if (answer.ok) await write(deps, row, { ...settled, ...expected, checkedAt: databaseNow })
  else {
    await write(deps, row, { checkedAt: null, askAfter: fromNow(AGAIN_MS) })
    return unanswered()
  }
  const now = await readAppointment(orm, row.id)
  if (answer.ok || !now.ok || row.movingTo === null) return now
  return now.value.startsAt === row.movingTo.getTime() ? now : unmoved()
}

const unmoved = () => refused('upstream_unavailable', refusalText('appointment.unmoved'))

/** Writes the result of this change, unless another user has changed the appointment since: then Solo is asked how it stands. */
async function write({ orm }: BookingDeps, row: AppointmentRow, set: AppointmentColumns): Promise<void> {
  const written = await orm
    .update(appointment)
    .set(set)
    .where(and(eq(appointment.id, row.id), eq(appointment.revision, row.revision)))
    .returning({ id: appointment.id })
  if (written.length > 0) return
  await orm.update(appointment).set({ askAfter: databaseNow }).where(eq(appointment.id, row.id))
}
