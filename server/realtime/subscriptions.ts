import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { Action } from '@/lib/board/roles'
import type { BoardEvent } from '@/lib/board/types'
import { accepted, type Refusal, type Result, refused } from '@/lib/errors'
import type { QueueAnswer, SubscribeAnswer } from '@/lib/realtime/events'
import { refusalText } from '@/lib/words/refusal-text'
import { type Permit, permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import { patientsOf } from '@/server/audit/patient-sets'
import { eventForUnit, maskEvent } from '@/server/board/masking'
import { scopeOf } from '@/server/board/scope'
import { eventsAfter, heads, MOST_EVENTS } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { within } from '@/server/platform/db/within'
import { errorCode } from '@/server/platform/error-code'
import { boardRoom, type RealtimeSocket, type Sight, unitRoom } from './broadcast'

const ANSWER_MS = 3_000

const SubscribeQuery = z.object({
  building: z.string().min(1).max(200),
  after: z.number().int().nonnegative().nullable(),
  afterAt: z.number().nullish(),
})

/** Creates what takes the subscriptions of each socket. */
export function createSubscriptions(
  database: Pick<Database, 'orm'>,
  log: Logger,
): (socket: RealtimeSocket) => void {
  const audit = createAudit(database.orm)
  const limiter = new RateLimiterMemory({ points: 20, duration: 10 })

  return (socket) => {
    let joined: string | null = null
    let queueRooms: ReadonlySet<string> = new Set()
    // One at a time, so that the socket ends up in the room that it asked for last.
    let turn: Promise<void> = Promise.resolve()

    // A client can send anything as either argument.
    socket.on('board:watch', (query: unknown, answer: unknown) => {
      inTurn(answer, () => subscribe(query))
    })
    socket.on('queue:watch', (answer: unknown) => inTurn(answer, subscribeToQueue))

    function inTurn<T extends SubscribeAnswer | QueueAnswer>(answer: unknown, run: () => Promise<T>): void {
      const reply = (value: T | ReturnType<typeof no>) => {
        if (typeof answer === 'function') answer(value)
      }
      limiter.consume(socket.id).then(
        () => {
          turn = turn.then(async () => reply(await answered(run)))
        },
        () => reply(no('too_many_attempts', refusalText('board.tooMany'))),
      )
    }

    async function answered<T>(run: () => Promise<T>): Promise<T | ReturnType<typeof no>> {
      try {
        return await run()
      } catch (error) {
        log.warn({ code: errorCode(error) }, 'A subscription failed')
        return no('database_unavailable', refusalText('board.unread'))
      }
    }

    async function permitted<A extends Action>(action: A): Promise<Result<Permit<A>>> {
      const allowed = permit(socket.data.actor, action)
      if (!allowed.ok) {
        await audit.refused(socket.data.actor, action, allowed.refusal.code, { detail: { live: true } })
      }
      return allowed
    }

    /** Records the patients of the events that a board has missed. What it shows besides it has from a snapshot, with its own row. */
    async function recordMissed(reading: Permit<Action>, buildingId: string, sent: readonly BoardEvent[]) {
      const patients = patientsOf(sent.map(({ bed }) => bed))
      if (patients.length === 0) return
      await audit.read(reading, { buildingId, patients, detail: { live: true } }, async () => accepted(null))
    }

    async function subscribe(query: unknown): Promise<SubscribeAnswer> {
      const parsed = SubscribeQuery.safeParse(query)
      if (!parsed.success) {
        const field = parsed.error.issues[0]?.path.join('.')
        return no('invalid', refusalText('board.which'), field ? { field } : {})
      }
      const { building, after, afterAt } = parsed.data
      const allowed = await permitted('board:read')
      if (!allowed.ok) return allowed
      const known = await within(ANSWER_MS, heads(database.orm))
      const head =
        known.find((one) => one.buildingId === building) ?? known.find((one) => one.name === building)
      if (!head) return no('not_found', refusalText('board.noBuilding'), { field: 'building' })

      const {
        masked,
        unit,
        version: scope,
      } = scopeOf(socket.data.actor, head.buildingId, known[0]?.buildingId ?? '')
      const sight: Sight = masked ? 'masked' : 'full'
      const room = unit === null ? boardRoom(head.buildingId, sight) : unitRoom(head.buildingId, sight, unit)
      if (joined !== null && joined !== room && !queueRooms.has(joined)) await socket.leave(joined)
      // Joined before reading: the room gets everything that commits after the read.
      await socket.join(room)
      joined = room

      const shown = { scope, ...lockOf(socket) }
      if (after === null) return { ok: true, kind: 'events', events: [], seq: head.seq, ...shown }
      const missed = head.seq - after
      if (missed < 0 || missed > MOST_EVENTS) return { ok: true, kind: 'snapshot-needed', ...shown }
      const read = eventsAfter(database.orm, head.buildingId, after, MOST_EVENTS + 1)
      const { events, afterAt: here } = await within(ANSWER_MS, read)
      // The display followed a history that the database has lost; its number says nothing here.
      if (afterAt != null && afterAt !== here) return { ok: true, kind: 'snapshot-needed', ...shown }
      const whole = events.length === 0 ? missed === 0 : events[0]?.seq === after + 1
      if (!whole || events.length > MOST_EVENTS) return { ok: true, kind: 'snapshot-needed', ...shown }
      const sent = events
        .map((event) => (sight === 'full' ? event : maskEvent(event)))
        .map((event) => (unit === null ? event : eventForUnit(event, unit)))
      await recordMissed(allowed.value, head.buildingId, sent)
      return {
        ok: true,
        kind: 'events',
        events: sent,
        seq: events.at(-1)?.seq ?? after,
        ...shown,
      }
    }

    async function subscribeToQueue(): Promise<QueueAnswer> {
      const allowed = await permitted('request:read')
      if (!allowed.ok) return allowed
      const sight: Sight = permit(socket.data.actor, 'patient:read').ok ? 'full' : 'masked'
      const rooms = new Set<string>()
      for (const { buildingId } of await within(ANSWER_MS, heads(database.orm))) {
        rooms.add(boardRoom(buildingId, sight))
      }
      await socket.join([...rooms])
      queueRooms = rooms
      // Read again after joining: the rooms get everything that commits after this.
      const now = await within(ANSWER_MS, heads(database.orm))
      return {
        ok: true,
        heads: Object.fromEntries(now.map(({ buildingId, seq }) => [buildingId, seq])),
        headsAt: Object.fromEntries(now.map(({ buildingId, seqAt }) => [buildingId, seqAt])),
        ...lockOf(socket),
      }
    }
  }
}

const no = (...why: Parameters<typeof refused>): { ok: false; refusal: Refusal } => refused(...why)

const lockOf = ({ data }: RealtimeSocket): { locked?: true } => (data.actor.locked ? { locked: true } : {})
