import type { Logger } from 'pino'
import { fullJitterMs } from '@/lib/solo/retry-backoff'
import { createWorker, type Worker } from '@/server/platform/worker'
import { type RegisterSettings, register } from './register'

const CHECK_EVERY_MS = 3_600_000
const LOOK_AT_CLOCK_EVERY_MS = 1_000
const BACKOFF = { baseDelayMs: 2_000, maxDelayMs: 300_000 }
const SHORTEST_PAUSE_MS = 1_000

export interface Registration extends Pick<Worker, 'start' | 'stop'> {
  state(): 'registering' | 'registered'
}

/**
 * Registers at start and checks every hour that the registration holds. A failure is logged and tried again, less and
 * less often: without webhooks the poller sees the changes, later.
 */
export function createRegistration(settings: RegisterSettings & { readonly log: Logger }): Registration {
  const { log } = settings
  let state: 'registering' | 'registered' = 'registering'
  let dueAt = 0
  let failures = 0

  async function round(): Promise<void> {
    if (performance.now() < dueAt) return
    const outcome = await register(settings)
    if (outcome.kind === 'held') return
    if (outcome.kind === 'registered') {
      if (state === 'registering' || outcome.created) {
        log.info({ webhook: outcome.webhookId, created: outcome.created }, 'Solo tells of changes by webhook')
      }
      state = 'registered'
      failures = 0
      dueAt = performance.now() + CHECK_EVERY_MS
      return
    }
    failures += 1
    const { kind, status, correlationId, retryAfterMs } = outcome.error
    log.warn({ failure: kind, status, correlationId, failures }, 'Not registered for webhooks of Solo yet')
    const pauseMs = retryAfterMs ?? SHORTEST_PAUSE_MS + fullJitterMs(BACKOFF, failures, Math.random)
    dueAt = performance.now() + pauseMs
  }

  const worker = createWorker({
    name: 'webhook registration',
    everyMs: LOOK_AT_CLOCK_EVERY_MS,
    lateAfterMs: CHECK_EVERY_MS,
    round,
    log,
  })
  return { start: worker.start, stop: worker.stop, state: () => state }
}
