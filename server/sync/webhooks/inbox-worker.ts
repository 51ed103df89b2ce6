import type { Logger } from 'pino'
import type { SoloError } from '@/lib/solo/failure'
import { fullJitterMs } from '@/lib/solo/retry-backoff'
import type { Database } from '@/server/platform/db/open'
import { createLeasedQueue, type LeasedQueue } from '@/server/platform/leased-queue'
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

/**
 * Looks up in Solo what webhooks name, and believes only what Solo answers: the text of a webhook is not authenticated.
 * Entries are rows, so they outlive this process and an outage of Solo; any node takes them.
 */
export function createInboxWorker(settings: InboxWorkerSettings): LeasedQueue {
  const { database, upstream, timeoutMs, counter, log } = settings
  const { orm } = database
  // A lease must outlive its lookup: two attempts, and a margin.
  const leaseMs = 2 * timeoutMs + 10_000

  /** Returns null once nothing is left to look up. */
  async function lookUp({ row, askedAt }: LeasedEntry): Promise<SoloError | null> {
    if (row.kind === 'appointment') {
      const lookup = await fetchAppointment(upstream.client, row.subject)
      if (lookup.kind === 'found') await applyAppointment(orm, lookup.found, askedAt)
      return lookup.kind === 'failed' ? lookup.error : null
    }
    if (row.kind === 'patient') {
      const params = { solo_patient_id: row.subject }
      const answer = await upstream.client.call('getPatientBySpid', { params })
      if (answer.ok) await applyPatient(orm, row.subject, answer.value)
      return answer.ok || (answer.error.kind === 'not-found' && answer.error.said !== null)
        ? null
        : answer.error
    }
    // Episodes and notes are loaded when a nurse opens them: nothing kept here could be out of date.
    return null
  }

  async function run(entry: LeasedEntry): Promise<void> {
    const { row } = entry
    const error = await lookUp(entry)
    if (error === null) {
      counter.processed(await settleEntries(orm, entry))
      return
    }
    const { kind, correlationId, retryAfterMs } = error
    const isOld = entry.askedAt.getTime() - row.receivedAt.getTime() > GIVE_UP_AFTER_MS
    // Solo's plain no to this very id will not change.
    const givenUp = isOld || kind === 'rejected'
    log.warn(
      { event: row.event, attempts: row.attempts, failure: kind, correlationId, givenUp },
      'A webhook was not processed',
    )
    if (givenUp) await giveUpEntry(orm, row)
    else {
      const pauseMs = SHORTEST_PAUSE_MS + fullJitterMs(BACKOFF, row.attempts, Math.random)
      await postponeEntry(orm, row, retryAfterMs ?? pauseMs)
    }
  }

  const queue = createLeasedQueue({
    name: 'webhook inbox',
    pollIntervalMs: 1_000,
    lateAfterMs: 10_000,
    atOnce: 8,
    circuit: upstream.circuit,
    lease: (free) => leaseEntries(orm, free, leaseMs),
    run,
    onError: {
      message: 'The result of a webhook was not written',
      fields: ({ row }) => ({ event: row.event }),
    },
    log,
  })

  return {
    ...queue,
    async start() {
      if (database.kind === 'pglite') await freeEntries(orm)
      await queue.start()
    },
  }
}
