import type { Logger } from 'pino'
import { OUTBOX_CHANNEL } from '@/server/event-log/outbox-channel'
import type { Database } from '@/server/platform/db/open'
import { createLeasedQueue, type LeasedQueue } from '@/server/platform/leased-queue'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { isAnythingOwed } from './anything-owed'
import { closeUnmetCall } from './close-call'
import { deliverEnd, deliverNew } from './deliver'
import { heldLease } from './held-lease'
import { type DueClosing, leaseClosings, settleClosing } from './lease-closings'
import { type DueDelivery, leaseDeliveries, makeAllDue } from './lease-deliveries'
import { markNotSent } from './mark-not-sent'
import { settleEnd } from './settle-end'
import { settleNew } from './settle-new'
import { writeSoon } from './write-soon'

export interface OutboxWorkerSettings {
  readonly database: Database
  readonly upstream: Upstream
  readonly nodeId: string
  /** Time limit of one attempt at Solo, in ms. */
  readonly timeoutMs: number
  readonly log: Logger
}

type Job =
  | { readonly kind: 'delivery'; readonly delivery: DueDelivery }
  | { readonly kind: 'closing'; readonly closing: DueClosing }

const LOST = 'Nothing was sent to Solo: this node was held up, and another may have the delivery'

/** The most closings of calls that run at once: no patient waits for them, so they leave room for requests. */
const MOST_CLOSINGS = 2

/** How often to look for what is due; and where nothing is owed, for what another node wrote, whose notice was missed. */
const OWED_EVERY_MS = 250
const IDLE_EVERY_MS = 500

/**
 * Delivers every accepted request to Solo, and every ending, for as long as it takes; then closes there the calls that no one
 * met in.
 */
export function createOutboxWorker(settings: OutboxWorkerSettings): LeasedQueue {
  const { database, upstream, nodeId, timeoutMs, log } = settings
  const { orm } = database
  // A lease must outlive its delivery: a lookup of two attempts, one attempt to send, and a margin.
  const leaseMs = 3 * timeoutMs + 10_000
  // A closing may look under each external id, with two attempts each; one that outlives its lease does no harm.
  const closingLeaseMs = 6 * timeoutMs + 10_000
  let owed = true

  async function close(delivery: DueDelivery): Promise<void> {
    const { row } = delivery
    const closed = await deliverEnd(upstream.client, delivery, heldLease(orm, delivery, timeoutMs))
    if (closed.kind === 'failed') {
      const { kind: failure, correlationId } = closed.error
      log.warn({ request: row.id, failure, correlationId }, 'Not closed in Solo')
    }
    if (closed.kind === 'lost') log.warn({ request: row.id }, LOST)
    await writeSoon(() => settleEnd(orm, delivery, closed))
  }

  async function create(delivery: DueDelivery): Promise<void> {
    const { row } = delivery
    const delivered = await deliverNew(upstream.client, delivery, heldLease(orm, delivery, timeoutMs))
    if (delivered.kind === 'failed') {
      const { kind: failure, correlationId } = delivered.error
      log.warn({ request: row.id, attempt: row.attempts, failure, correlationId }, 'Not sent to Solo yet')
    }
    if (delivered.kind === 'lost') log.warn({ request: row.id }, LOST)
    const behind = await writeSoon(() => settleNew(orm, row, delivered))
    if (behind)
      log.warn({ request: row.id, behind }, 'Not sent to Solo until an ended request is closed there')
  }

  async function closeCall(closing: DueClosing): Promise<void> {
    const closed = await closeUnmetCall(upstream.client, closing)
    if (closed.kind === 'failed') {
      const { kind: failure, correlationId } = closed.error
      log.warn({ request: closing.row.requestId, failure, correlationId }, 'Call not closed in Solo')
    }
    await settleClosing(orm, closing, closed)
  }

  /** What wakes a round was just written; any other round asks first, with one light query instead of all that follow. */
  async function look(woken: boolean): Promise<void> {
    owed = woken || (await isAnythingOwed(orm))
  }

  async function* lease(free: number, underWay: readonly Job[]): AsyncGenerator<readonly Job[]> {
    if (!owed) return
    const deliveries = await leaseDeliveries(orm, nodeId, free, leaseMs)
    yield deliveries.map((delivery) => ({ kind: 'delivery', delivery }))
    const closing = underWay.filter(({ kind }) => kind === 'closing').length
    const most = Math.min(free - deliveries.length, MOST_CLOSINGS - closing)
    const closings = most > 0 ? await leaseClosings(orm, nodeId, most, closingLeaseMs) : []
    yield closings.map((closing) => ({ kind: 'closing', closing }))
  }

  return createLeasedQueue<Job>({
    name: 'outbox',
    pollIntervalMs: () => (owed ? OWED_EVERY_MS : IDLE_EVERY_MS),
    lateAfterMs: 5_000,
    atOnce: 8,
    circuit: upstream.circuit,
    beforeLease: look,
    afterLease: async () => {
      if (owed) await markNotSent(orm)
    },
    onCircuitClosed: () => makeAllDue(orm),
    lease,
    run: (job) => {
      if (job.kind === 'closing') return closeCall(job.closing)
      return job.delivery.row.delivery === 'close' ? close(job.delivery) : create(job.delivery)
    },
    onError: {
      message: 'The outcome of a delivery was not written',
      fields: (job) => ({
        request: job.kind === 'closing' ? job.closing.row.requestId : job.delivery.row.id,
      }),
    },
    wakeUp: { database, channel: OUTBOX_CHANNEL },
    log,
  })
}
