import { and, gte, lt } from 'drizzle-orm'
import type { Logger } from 'pino'
import { isOver } from '@/lib/appointments/status'
import { accepted } from '@/lib/errors'
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
  const service: AppointmentService = {
    waitingRooms: () => readWaitingRooms(client),
    slots: (_permit, search) => readSlots(client, search),
    bed: (_permit, bedId) => readBed(orm, bedId),
    book: ({ actor }, asked) => bookAppointment(deps, actor, asked),
    async list(_permit, { from, to }) {
      const within = and(gte(appointment.startsAt, new Date(from)), lt(appointment.startsAt, new Date(to)))
      const appointments = await readAppointments(orm, within)
      const going = appointments.filter(({ status }) => !isOver(status)).slice(0, MOST_ASKED)
      const ids = going.map(({ id }) => id)
      if (await askAbout(orm, ids)) confirmations.poke()
      return accepted({ visits: appointments, now: Date.now(), solo: upstream.health() })
    },
    get: (_permit, id) => readAppointment(orm, id),
    move: (_permit, id, to) => moveAppointment(deps, id, to),
    cancel: (_permit, id) => cancelAppointment(deps, id),
  }
  return { service, confirmations }
}
