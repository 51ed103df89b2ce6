import { eq } from 'drizzle-orm'
import type { Appointment } from '@/lib/appointments/types'
import type { Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import type { NewAppointment } from '@/server/appointments/contract'
import { bed } from '@/server/db/schema'
import { actor, allowed, type Ward } from '../../../support/ward'

export const ROOM = 'GreatRoom'
export const LONG = 900
const DAY_MS = 86_400_000

/** Tomorrow at ten by UTC, when slots of a quarter of an hour begin. */
export const TEN = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS + 10 * 3_600_000
export const later = (slots: number) => TEN + slots * LONG * 1000

/** The actions of users at the appointments page. */
export interface AppointmentsFixture {
  readonly bedId: string
  /** Solo's id of the patient in that bed. */
  readonly patient: string
  book(
    more?: Partial<NewAppointment>,
    who?: Actor,
  ): Promise<Result<{ appointment: Appointment; created: boolean }>>
  /** Books an appointment; throws an error with the refusal's code. */
  booked(more?: Partial<NewAppointment>, who?: Actor): Promise<Appointment>
  move(id: string, startsAt: number, durationSeconds?: number): Promise<Result<Appointment>>
  cancel(id: string): Promise<Result<Appointment>>
  list(): Promise<readonly Appointment[]>
  /** The starts that Solo lists as free between TEN and two hours later. */
  free(): Promise<number[]>
  /** Solo's own record of an appointment. */
  inSolo(id: string): Promise<{ status: number; body: unknown }>
}

/** Opens the appointments of the ward, for the patient of the reference's bed. */
export async function openAppointments(ward: Ward): Promise<AppointmentsFixture> {
  const [known] = await ward.database.orm.select().from(bed).where(eq(bed.patientMrn, '1234'))
  if (!known?.patientSoloId) throw new Error('The demo has nobody in the bed of the reference.')
  const bedId = known.id
  const patient = known.patientSoloId
  const nurse = actor('virtual', 'Vera')
  const may = (who: Actor = nurse) => allowed(who, 'appointment:book')
  const booking: AppointmentsFixture = {
    bedId,
    patient,
    book: (more = {}, who) =>
      ward.appointments.book(may(who), {
        bedId,
        patient,
        waitingRoom: ROOM,
        startsAt: TEN,
        durationSeconds: LONG,
        reason: 'Second look',
        ...more,
      }),
    async booked(more, who) {
      const made = await booking.book(more, who)
      if (!made.ok) throw new Error(made.refusal.code)
      return made.value.appointment
    },
    move: (id, startsAt, durationSeconds = LONG) =>
      ward.appointments.move(may(), id, { startsAt, durationSeconds }),
    cancel: (id) => ward.appointments.cancel(may(), id),
    async list() {
      const all = await ward.appointments.list(may(), { from: TEN - DAY_MS, to: TEN + DAY_MS })
      if (!all.ok) throw new Error(all.refusal.code)
      return all.value.visits
    },
    async free() {
      const query = new URLSearchParams({
        after: String(TEN / 1000),
        before: String(later(8) / 1000),
        waitingRoom: ROOM,
        duration: String(LONG),
      })
      const { body } = await ward.elsewhere('GET', `/qapi/v1/appointment-slots?${query}`)
      return (body as { date: number }[]).map(({ date }) => date * 1000)
    },
    inSolo: (id) => ward.elsewhere('GET', `/qapi/v1/appointments/${id}`),
  }
  return booking
}
