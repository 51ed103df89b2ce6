import type { Logger } from 'pino'
import { fullJitterMs } from '@/lib/solo/backoff'
import type { SoloError } from '@/lib/solo/failure'
import type { Database } from '@/server/platform/db/open'
import { faultOf } from '@/server/platform/error-code'
import { createWorker, type Worker } from '@/server/platform/worker'
import { fetchAppointment } from '@/server/solo-gateway/appointment'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { applyAppointment } from './apply-appointment'
import { applyPatient } from './apply-patient'
import type { Counter } from './counts'
import {
  freeEntries,
  giveUpEntry,
  type LeasedEntry,
  leaseEntries,
  postponeEntry,
  settleEntries,
} from './inbox'

const AT_ONCE = 8
const BACKOFF = { baseDelayMs: 1_000, maxDelayMs: 60_000 }
const SHORTEST_PAUSE_MS = 500
const GIVE_UP_AFTER_MS = 24 * 3_600_000

export interface InboxWorkerSettings {
  readonly database: Database
  readonly upstream: Upstream
  readonly timeoutMs: number
  readonly counter: Counter
  readonly log: Logger
}

export interface InboxWorker extends Pick<Worker, 'poke' | 'health'> {
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * Looks up in Solo what webhooks named, and believes that alone: what a webhook itself claims is not authenticated. Hints
 * are rows, so they outlive this process and an outage of Solo; any node takes them.
 */
export function createInboxWorker(settings: InboxWorkerSettings): InboxWorker {
  const { database, upstream, timeoutMs, counter, log } = settings
  const { orm } = database
  const underWay = new Set<Promise<void>>()
  // A look of two attempts, and then some.
  const leaseMs = 2 * timeoutMs + 10_000

  /** Null once nothing is left to be looked up. */
  async function lookUp({ row, askedAt }: LeasedEntry): Promise<SoloError | null> {
    if (row.kind === 'appointment') {
      const look = await fetchAppointment(upstream.client, row.subject)
      if (look.kind === 'found') await applyAppointment(orm, look.found, askedAt)
      return look.kind === 'failed' ? look.error : null
    }
    if (row.kind === 'patient') {
      const params = { solo_patient_id: row.subject }
      const answer = await upstream.client.call('getPatientBySpid', { params })
      if (answer.ok) await applyPatient(orm, row.subject, answer.value)
      return answer.ok || (answer.error.kind === 'not-found' && answer.error.said !== null)
        ? null
        : answer.error
    }
    // Episodes and notes are loaded when somebody opens them: nothing kept here could be out of date.
    return null
  }

  async function follow(one: LeasedEntry): Promise<void> {
    const { row } = one
    const error = await lookUp(one)
    if (error === null) {
      counter.followed(await settleEntries(orm, one))
      return
    }
    const { kind, correlationId, retryAfterMs } = error
    const isOld = one.askedAt.getTime() - row.receivedAt.getTime() > GIVE_UP_AFTER_MS
    // Solo's plain no to this very id will not change.
    const givenUp = isOld || kind === 'rejected'
    log.warn(
      { event: row.event, attempts: row.attempts, failure: kind, correlationId, givenUp },
      'A webhook was not followed',
    )
    if (givenUp) await giveUpEntry(orm, row)
    else {
      const pauseMs = SHORTEST_PAUSE_MS + fullJitterMs(BACKOFF, row.attempts, Math.random)
      await postponeEntry(orm, row, retryAfterMs ?? pauseMs)
    }
  }

  function launch(one: LeasedEntry): void {
    const job = follow(one)
      // The lease lapses, and it is taken up again.
      .catch((error) =>
        log.error(
          { event: one.row.event, code: faultOf(error) },
          'What a webhook named was not written down',
        ),
      )
      .finally(() => {
        underWay.delete(job)
        worker.poke()
      })
    underWay.add(job)
  }

  async function round(): Promise<void> {
    const closed = upstream.circuit.state() === 'closed'
    // While Solo is down one look at a time finds out whether it is back; no attempt is wasted.
    const free = closed ? AT_ONCE - underWay.size : underWay.size === 0 ? 1 : 0
    if (free <= 0 || upstream.circuit.retryInMs() > 0) return
    for (const one of await leaseEntries(orm, free, leaseMs)) launch(one)
  }

  const worker = createWorker({ name: 'webhook follower', everyMs: 1_000, lateAfterMs: 10_000, round, log })
  return {
    async start() {
      if (database.kind === 'pglite') await freeEntries(orm)
      worker.start()
    },
    async stop() {
      await worker.stop()
      await Promise.all(underWay)
    },
    poke: worker.poke,
    health: worker.health,
  }
}
