import type { Logger } from 'pino'
import type { UpstreamHealth } from '@/lib/board/types'
import { type Circuit, createCircuit } from '@/lib/solo/circuit'
import { type CallOutcome, createSoloClient, type SoloClient } from '@/lib/solo/client'
import { blamesUpstream } from '@/lib/solo/failure'
import { createHealthRecord } from './health'
import { createSend } from './send'

export interface UpstreamSettings {
  readonly baseUrl: string
  readonly apiKey: string
  readonly timeoutMs: number
  readonly locatorIn: 'body' | 'query'
  /** The database's clock, ms since the epoch. */
  readonly databaseNow: () => Promise<number>
  readonly log: Logger
}

/** Solo as this node sees it: the client, its circuit breaker, and whether it answers. */
export interface Upstream {
  readonly client: SoloClient
  readonly circuit: Circuit
  health(): UpstreamHealth
  close(): Promise<void>
}

const LARGEST_ANSWER_BYTES = 2_000_000

/** A year's visits of a large hospital, as CSV. */
const LARGEST_FILE_BYTES = 64_000_000

export function createUpstream(settings: UpstreamSettings): Upstream {
  const { log } = settings
  const sender = createSend({ connectTimeoutMs: Math.min(3_000, settings.timeoutMs), maxConnections: 32 })
  const circuit = createCircuit({
    failures: 5,
    openMs: 1_000,
    // A nurse's request waits at most this long after Solo is back.
    maxOpenMs: 3_000,
    now: () => performance.now(),
    random: Math.random,
  })
  const health = createHealthRecord({ now: Date.now, databaseNow: settings.databaseNow })

  const note = (outcome: CallOutcome) => {
    const before = health.read().state
    health.record(outcome.failure)
    const after = health.read().state
    if (outcome.failure !== null && blamesUpstream({ kind: outcome.failure })) circuit.failed()
    else if (outcome.failure !== 'cancelled') circuit.succeeded()
    if (before === after) return
    const { name, failure, status, correlationId } = outcome
    if (after === 'up') log.info('Solo answers')
    else log.warn({ call: name, failure, status, correlationId }, 'Solo does not answer as it should')
  }

  return {
    client: createSoloClient({
      baseUrl: settings.baseUrl,
      apiKey: settings.apiKey,
      locatorIn: settings.locatorIn,
      timeoutMs: settings.timeoutMs,
      maxBytes: LARGEST_ANSWER_BYTES,
      maxFileBytes: LARGEST_FILE_BYTES,
      retries: { attempts: 2, baseDelayMs: 200, maxDelayMs: 1_000 },
      send: sender.send,
      onCall: note,
    }),
    circuit,
    health: health.read,
    close: sender.close,
  }
}
