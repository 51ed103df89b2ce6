import type { Logger } from 'pino'
import { errorCode } from './error-code'

/** `late` when a worker has not finished a round for longer than a round should ever take. */
export interface WorkerHealth {
  readonly state: 'running' | 'late' | 'stopped'
  readonly lastRoundAt: number | null
}

export interface Worker {
  start(): void
  /** Asks for a round now; one asked for during a round follows it. */
  poke(): void
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>
  health(): WorkerHealth
}

export interface WorkerSettings {
  readonly name: string
  /** The longest pause between two rounds, in ms; asked for after each, where it changes. */
  readonly everyMs: number | (() => number)
  /** The age, in ms, from which the last round counts as late. */
  readonly lateAfterMs: number
  /** The longest pause after failed rounds, in ms; absent: 2 s. */
  readonly longestPauseMs?: number
  /** `woken`: a poke asked for it, or it is the first. */
  readonly round: (woken: boolean) => Promise<void>
  readonly log: Pick<Logger, 'error'>
}

const LONGEST_PAUSE_MS = 2_000

/**
 * Runs `round` again and again, never twice at a time. A round that throws is logged by its code only (a driver's
 * message can hold values) and followed by the next: a failure must not end the work.
 */
export function createWorker({
  name,
  everyMs,
  lateAfterMs,
  longestPauseMs = LONGEST_PAUSE_MS,
  round,
  log,
}: WorkerSettings): Worker {
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> | null = null
  let again = false
  let running = false
  let startedAt = 0
  let lastRoundAt: number | null = null
  let failures = 0

  async function run(woken: boolean): Promise<void> {
    let asked = woken
    do {
      again = false
      try {
        await round(asked)
        lastRoundAt = Date.now()
        failures = 0
      } catch (error) {
        failures += 1
        log.error({ worker: name, code: errorCode(error), failures }, 'A round failed')
        break
      }
      asked = true
    } while (again && running)
    // In the same turn as the look at `again`: a poke in between would be lost.
    current = null
    if (running) timer = setTimeout(begin, pauseMs(), false)
  }

  /** The pause grows with each failure in a row, so that a database that is down is not hammered, nor the log filled. */
  function pauseMs(): number {
    const usual = typeof everyMs === 'number' ? everyMs : everyMs()
    return failures === 0 ? usual : Math.min(longestPauseMs, usual * 2 ** failures)
  }

  function begin(woken: boolean): void {
    clearTimeout(timer)
    current = run(woken)
  }

  return {
    start() {
      running = true
      startedAt = Date.now()
      begin(true)
    },
    poke() {
      if (!running || failures > 0) return
      if (current) again = true
      else begin(true)
    },
    async stop() {
      running = false
      clearTimeout(timer)
      await current
    },
    health() {
      if (!running) return { state: 'stopped', lastRoundAt }
      const late = Date.now() - (lastRoundAt ?? startedAt) > lateAfterMs
      return { state: late ? 'late' : 'running', lastRoundAt }
    },
  }
}
