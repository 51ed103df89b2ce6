import type { Logger } from 'pino'
import { OUTBOX_CHANNEL } from '@/server/event-log/outbox-channel'
import type { Database } from '@/server/platform/db/open'
import { faultOf } from '@/server/platform/error-code'
import type { WorkerHealth } from '@/server/platform/worker'
import { createWorker } from '@/server/platform/worker'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { deliverEnd, deliverNew } from './deliver'
import { type DueDelivery, hurry, leaseDeliveries } from './lease-deliveries'
import { markOverdue } from './mark-not-sent'
import { recognise, settleEnd, settleNew } from './settle'

const AT_ONCE = 8

export interface OutboxWorker {
  start(): Promise<void>
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>
  health(): WorkerHealth
}

export interface OutboxWorkerSettings {
  readonly database: Database
  readonly upstream: Upstream
  readonly nodeId: string
  /** Time limit of one attempt at Solo, in ms. */
  readonly timeoutMs: number
  readonly log: Logger
}

/** Brings every accepted request to Solo, and every ending, for as long as it takes. */
export function createOutboxWorker({
  database,
  upstream,
  nodeId,
  timeoutMs,
  log,
}: OutboxWorkerSettings): OutboxWorker {
  const { orm } = database
  const underWay = new Set<Promise<void>>()
  // A look of two attempts and a sending, and then some: a lease must outlive the errand.
  const leaseMs = 3 * timeoutMs + 10_000
  let wasDown = false
  let stopListening: (() => Promise<void>) | undefined

  async function run(errand: DueDelivery): Promise<void> {
    const { row } = errand
    if (row.delivery === 'close') {
      const error = await deliverEnd(upstream.client, errand, (soloId) => recognise(orm, row, soloId))
      if (error)
        log.warn(
          { request: row.id, failure: error.kind, correlationId: error.correlationId },
          'Not closed in Solo',
        )
      await settleEnd(orm, row, error)
      return
    }
    const delivered = await deliverNew(upstream.client, errand)
    if (delivered.kind === 'failed') {
      const { kind, correlationId } = delivered.error
      log.warn(
        { request: row.id, attempt: row.attempts, failure: kind, correlationId },
        'Not sent to Solo yet',
      )
    }
    await settleNew(orm, row, delivered)
  }

  function launch(errand: DueDelivery): void {
    const job = run(errand)
      // The lease lapses, and the errand is taken up again.
      .catch((error) =>
        log.error({ request: errand.row.id, code: faultOf(error) }, 'A delivery was not written down'),
      )
      .finally(() => {
        underWay.delete(job)
        worker.poke()
      })
    underWay.add(job)
  }

  async function round(): Promise<void> {
    await markOverdue(orm)
    const closed = upstream.circuit.state() === 'closed'
    if (closed && wasDown) await hurry(orm)
    wasDown = !closed
    // While Solo is down one errand at a time finds out whether it is back.
    const free = closed ? AT_ONCE - underWay.size : underWay.size === 0 ? 1 : 0
    if (free <= 0 || upstream.circuit.retryInMs() > 0) return
    for (const errand of await leaseDeliveries(orm, nodeId, free, leaseMs)) launch(errand)
  }

  const worker = createWorker({ name: 'courier', everyMs: 250, lateAfterMs: 5_000, round, log })

  return {
    async start() {
      stopListening = await database.listen(OUTBOX_CHANNEL, worker.poke, worker.poke)
      worker.start()
    },
    async stop() {
      await stopListening?.()
      await worker.stop()
      await Promise.all(underWay)
    },
    health: worker.health,
  }
}
