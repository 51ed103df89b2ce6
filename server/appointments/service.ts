import { and, gte, lt } from 'drizzle-orm'
import type { Logger } from 'pino'
import { isOver } from '@/lib/appointments/status'
import type { Appointment } from '@/lib/appointments/types'
import { accepted } from '@/lib/errors'
import { createAudit } from '@/server/audit/audit'
import type { About } from '@/server/audit/entry'
import { patientsOf } from '@/server/audit/patient-sets'
import { appointment } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import type { LeasedQueue } from '@/server/platform/leased-queue'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { bookAppointment } from './book'
import type { BookingDeps } from './booking-deps'
import { cancelAppointment, moveAppointment } from './change'
import { askAbout, createConfirmationWorker } from './confirmation-worker'
import type { AppointmentService } from './contract'
import { readSlots, readWaitingRooms } from './free-slots'
import { readAppointment, readAppointments, readBed } from './view'

export interface AppointmentSettings {
  readonly database: Database
  readonly upstream: Upstream
  /** Time limit of one attempt at Solo, in ms. */
  readonly timeoutMs: number
  readonly log: Logger
}

/** A list of more than this many asks Solo about the first of them only. */
const MOST_ASKED = 50

/** Creates the service of appointments, and the worker that asks Solo how appointments stand. */
export function createAppointments(settings: AppointmentSettings): {
  service: AppointmentService
  confirmations: LeasedQueue
} {
  const { upstream, timeoutMs } = settings
  const { orm } = settings.database
  const { client } = upstream
  const confirmations = createConfirmationWorker(settings)
  const deps: BookingDeps = { orm, client, timeoutMs, askSoon: confirmations.poke }
  const audit = createAudit(orm)
  const one = ({ id, patient }: Appointment): About => ({ patient: patient.mrn, detail: { appointment: id } })
  const service: AppointmentService = {
    waitingRooms: (permit) => audit.plain(permit, () => readWaitingRooms(client)),
    slots: (permit, search) => audit.plain(permit, () => readSlots(client, search)),
    bed: (permit, bedId) => audit.read(permit, { bedId }, () => readBed(orm, bedId)),
    book: (permit, asked) =>
      audit.change(permit, { bedId: asked.bedId, detail: { appointment: 'booked' } }, (acting) =>
        bookAppointment(deps, acting, permit.actor, asked),
      ),
    list: (permit, { from, to }) =>
      audit.read(
        permit,
        { detail: { from, to } },
        async () => {
          const within = and(
            gte(appointment.startsAt, new Date(from)),
            lt(appointment.startsAt, new Date(to)),
          )
          const appointments = await readAppointments(orm, within)
          const going = appointments.filter(({ status }) => !isOver(status)).slice(0, MOST_ASKED)
          const ids = going.map(({ id }) => id)
          if (await askAbout(orm, ids)) confirmations.poke()
          return accepted({ visits: appointments, now: Date.now(), solo: upstream.health() })
        },
        ({ visits }) => ({ patients: patientsOf(visits) }),
      ),
    get: (permit, id) =>
      audit.read(permit, { detail: { appointment: id } }, () => readAppointment(orm, id), one),
    move: (permit, id, to) =>
      audit.change(permit, { detail: { appointment: id, change: 'moved' } }, (acting) =>
        moveAppointment(deps, acting, id, to),
      ),
    cancel: (permit, id) =>
      audit.change(permit, { detail: { appointment: id, change: 'cancelled' } }, (acting) =>
        cancelAppointment(deps, acting, id),
      ),
  }
  return { service, confirmations }
}
