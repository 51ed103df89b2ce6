import { and, gte, lt } from 'drizzle-orm'
import type { Logger } from 'pino'
import { isOver } from '@/lib/appointments/status'
import { accepted } from '@/lib/errors'
import { visit } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import type { LeasedQueue } from '@/server/platform/leased-queue'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { bookVisit } from './book'
import type { BookingDeps } from './booking-deps'
import { cancelVisit, moveVisit } from './change'
import { askAbout, createConfirmationWorker } from './confirmation-worker'
import type { VisitService } from './contract'
import { readSlots, readWaitingRooms } from './free-slots'
import { readBed, readVisit, readVisits } from './view'

export interface VisitSettings {
  readonly database: Database
  readonly upstream: Upstream
  /** Time limit of one attempt at Solo, in ms. */
  readonly timeoutMs: number
  readonly log: Logger
}

/** A look at more than this many asks Solo about the first of them alone. */
const MOST_ASKED = 50

/** Creates the service of appointments, and the worker that asks Solo what became of them. */
export function createVisits(settings: VisitSettings): { service: VisitService; confirmations: LeasedQueue } {
  const { upstream, timeoutMs } = settings
  const { orm } = settings.database
  const { client } = upstream
  const confirmations = createConfirmationWorker(settings)
  const desk: BookingDeps = { orm, client, timeoutMs, askSoon: confirmations.poke }
  const service: VisitService = {
    waitingRooms: () => readWaitingRooms(client),
    slots: (_permit, search) => readSlots(client, search),
    bed: (_permit, bedId) => readBed(orm, bedId),
    book: ({ actor }, asked) => bookVisit(desk, actor, asked),
    async list(_permit, { from, to }) {
      const within = and(gte(visit.startsAt, new Date(from)), lt(visit.startsAt, new Date(to)))
      const visits = await readVisits(orm, within)
      const going = visits.filter(({ status }) => !isOver(status)).slice(0, MOST_ASKED)
      const ids = going.map(({ id }) => id)
      if (await askAbout(orm, ids)) confirmations.poke()
      return accepted({ visits, now: Date.now(), solo: upstream.health() })
    },
    get: (_permit, id) => readVisit(orm, id),
    move: (_permit, id, to) => moveVisit(desk, id, to),
    cancel: (_permit, id) => cancelVisit(desk, id),
  }
  return { service, confirmations }
}
