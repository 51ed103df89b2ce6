import type { Logger } from 'pino'
import type { Database } from './db/open'
import { errorCode } from './error-code'
import { createWorker, type WorkerHealth } from './worker'

/** What a queue asks of a circuit breaker. */
export interface QueueCircuit {
  state(): 'closed' | 'open' | 'half-open'
  /** Milliseconds until a call may go out again; 0 when it may now. */
  retryInMs(): number
}

export interface LeasedQueueSettings<Job> {
  /** Names the queue in logs. */
  readonly name: string
  /** The longest pause between two rounds, in ms: how soon a job is found that no wake-up announced. Asked for after each round, where it changes. */
  readonly pollIntervalMs: number | (() => number)
  /** Age of the last successful round, in ms, from which the queue reports itself as late. */
  readonly lateAfterMs: number
  /** The most jobs that run at once on this node. */
  readonly atOnce: number
  /**
   * Leases up to `free` due jobs for this node, each until a time after which any node may take it again. `underWay` are the
   * jobs that run here already, for queues that also limit how many jobs of one kind run at once. What comes in parts begins part
   * by part, so that urgent jobs do not wait for the query that finds others.
   */
  readonly lease: (
    free: number,
    underWay: readonly Job[],
  ) => Promise<readonly Job[]> | AsyncIterable<readonly Job[]>
  /**
   * Does one job and writes down its outcome: settled, or due again after a pause. What it throws is logged, and the lease
   * lapses, so that the job is taken again.
   */
  readonly run: (job: Job) => Promise<void>
  /** What the log says of a job whose `run` threw: fields that name the job without patient data, and a sentence. */
  readonly onError: { readonly message: string; readonly fields: (job: Job) => Record<string, string> }
  /**
   * The circuit breaker of the service that all jobs call. Unless it is closed, one job at a time probes, and none before
   * the circuit's pause is over. Absent where jobs call services of different owners, or none.
   */
  readonly circuit?: QueueCircuit
  /**
   * Work of every round before jobs are leased, also while the circuit is open. If it throws, the round ends there. `woken`: a wake-up, or a
   * job that ended, asked for the round, or it is the first.
   */
  readonly beforeLease?: (woken: boolean) => PromiseLike<unknown>
  /** Work of every round after jobs were leased, also while the circuit is open, and where leasing threw: no job waits for it. */
  readonly afterLease?: () => PromiseLike<unknown>
  /** Called once after the circuit has closed again, before jobs are leased: jobs put off meanwhile can be made due. */
  readonly onCircuitClosed?: () => PromiseLike<unknown>
  /**
   * Whether a job that ends asks for a round at once; true when absent. False where the poll interval itself is the pace,
   * because a rate limit and not the number of jobs decides how much may run.
   */
  readonly fetchOnCompletion?: boolean
  /** A NOTIFY channel that announces new jobs, so that they do not wait for the poll interval. */
  readonly wakeUp?: { readonly database: Pick<Database, 'listen'>; readonly channel: string }
  readonly log: Pick<Logger, 'error'>
}

export interface LeasedQueue {
  start(): Promise<void>
  /** Asks for a round now; one asked for during a round follows it. */
  poke(): void
  /** Leases nothing new, and waits for the jobs under way. */
  stop(): Promise<void>
  health(): WorkerHealth
}

/**
 * Runs jobs that are rows of a table. Each round leases as many due rows as there is room for, and runs them at the
 * same time; the database's clock and row locks share the rows between nodes. A job survives its process: the lease of
 * a dead node is void or lapses, and another node takes the row.
 */
export function createLeasedQueue<Job>(settings: LeasedQueueSettings<Job>): LeasedQueue {
  const { atOnce, circuit, fetchOnCompletion = true, wakeUp, log } = settings
  const underWay = new Map<Promise<void>, Job>()
  let wasOpen = false
  let stopListening: (() => Promise<void>) | undefined

  async function runLogged(job: Job): Promise<void> {
    try {
      await settings.run(job)
    } catch (error) {
      const { message, fields } = settings.onError
      // The code only: a driver's message can hold the values of a row.
      log.error({ ...fields(job), code: errorCode(error) }, message)
    }
  }

  function launch(job: Job): void {
    const running = runLogged(job).finally(() => {
      underWay.delete(running)
      if (fetchOnCompletion) worker.poke()
    })
    underWay.set(running, job)
  }

  async function round(woken: boolean): Promise<void> {
    await settings.beforeLease?.(woken)
    try {
      await leaseDue()
    } finally {
      await settings.afterLease?.()
    }
  }

  async function leaseDue(): Promise<void> {
    const closed = circuit === undefined || circuit.state() === 'closed'
    if (closed && wasOpen) await settings.onCircuitClosed?.()
    wasOpen = !closed
    const free = closed ? atOnce - underWay.size : underWay.size === 0 ? 1 : 0
    if (free <= 0 || (circuit && circuit.retryInMs() > 0)) return
    const leased = settings.lease(free, [...underWay.values()])
    for await (const jobs of Symbol.asyncIterator in leased ? leased : [leased]) jobs.forEach(launch)
  }

  const worker = createWorker({
    name: settings.name,
    everyMs: settings.pollIntervalMs,
    lateAfterMs: settings.lateAfterMs,
    round,
    log,
  })

  return {
    async start() {
      stopListening = await wakeUp?.database.listen(wakeUp.channel, worker.poke, worker.poke)
      worker.start()
    },
    poke: worker.poke,
    async stop() {
      await stopListening?.()
      await worker.stop()
      await Promise.all(underWay.keys())
    },
    health: worker.health,
  }
}
