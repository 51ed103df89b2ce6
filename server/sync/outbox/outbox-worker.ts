import type { Logger } from 'pino'
import { OUTBOX_CHANNEL } from '@/server/event-log/outbox-channel'
import type { Database } from '@/server/platform/db/open'
import { createLeasedQueue, type LeasedQueue } from '@/server/platform/leased-queue'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { deliverEnd, deliverNew } from './deliver'
import { type DueDelivery, leaseDeliveries, makeAllDue } from './lease-deliveries'
import { markNotSent } from './mark-not-sent'
import { recognise, settleEnd, settleNew } from './settle'

export interface OutboxWorkerSettings {
  readonly database: Database
  readonly upstream: Upstream
  readonly nodeId: string
  /** Time limit of one attempt at Solo, in ms. */
  readonly timeoutMs: number
  readonly log: Logger
}

/** Delivers every accepted request to Solo, and every ending, for as long as it takes. */
export function createOutboxWorker(settings: OutboxWorkerSettings): LeasedQueue {
  const { database, upstream, nodeId, timeoutMs, log } = settings
  const { orm } = database
  // A lease must outlive its delivery: a lookup of two attempts, one attempt to send, and a margin.
  const leaseMs = 3 * timeoutMs + 10_000

  async function close(delivery: DueDelivery): Promise<void> {
    const { row } = delivery
    const error = await deliverEnd(upstream.client, delivery, (soloId) => recognise(orm, row, soloId))
    if (error) {
      const { kind: failure, correlationId } = error
      log.warn({ request: row.id, failure, correlationId }, 'Not closed in Solo')
    }
    await settleEnd(orm, row, error)
  }

  async function create(delivery: DueDelivery): Promise<void> {
    const { row } = delivery
    const delivered = await deliverNew(upstream.client, delivery)
    if (delivered.kind === 'failed') {
      const { kind: failure, correlationId } = delivered.error
      log.warn({ request: row.id, attempt: row.attempts, failure, correlationId }, 'Not sent to Solo yet')
    }
    await settleNew(orm, row, delivered)
  }

  return createLeasedQueue<DueDelivery>({
    name: 'outbox',
    pollIntervalMs: 250,
    lateAfterMs: 5_000,
    atOnce: 8,
    circuit: upstream.circuit,
    beforeLease: () => markNotSent(orm),
    onCircuitClosed: () => makeAllDue(orm),
    lease: (free) => leaseDeliveries(orm, nodeId, free, leaseMs),
    run: (delivery) => (delivery.row.delivery === 'close' ? close(delivery) : create(delivery)),
    onError: {
      message: 'The outcome of a delivery was not written',
      fields: ({ row }) => ({ request: row.id }),
    },
    wakeUp: { database, channel: OUTBOX_CHANNEL },
    log,
  })
}
