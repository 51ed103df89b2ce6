import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Database } from '@/server/platform/db/open'
import { createLeasedQueue, type LeasedQueue } from '@/server/platform/leased-queue'
import type { AddressRules } from '@/server/platform/public-address'
import {
  type Delivery,
  forgetOld,
  freeAll,
  giveBack,
  leaseDeliveries,
  postpone,
  settle,
  webhooksDue,
} from './outbox'
import { createPoster } from './post'
import { WEBHOOK_CHANNEL } from './record-event'
import { isHopeless, pauseMs } from './retry'

/** `stop` waits `patienceMs` for attempts under way, and gives the rest back. */
export type WebhookDelivery = Pick<LeasedQueue, 'start' | 'stop' | 'health'>

export interface WebhookDeliverySettings extends AddressRules {
  readonly database: Database
  readonly log: Logger
  /** Limit of one attempt, in ms; 10 s if left out. */
  readonly timeoutMs?: number
  /** How long a stop waits for attempts under way, in ms; 3 s if left out. */
  readonly patienceMs?: number
}

/** The limit for each webhook, so that an endpoint that never answers cannot make the others wait. */
const AT_ONCE_TO_ONE = 4
const FORGET_EVERY_MS = 3_600_000

/**
 * Delivers the events of `recordEvent` to the webhooks, at least once each, and the events of one subject one after the other.
 * An attempt that was under way when the process was killed is due again when its lease has lapsed.
 */
export function createWebhookDelivery(settings: WebhookDeliverySettings): WebhookDelivery {
  const { database, log, timeoutMs = 10_000, patienceMs = 3_000 } = settings
  const { orm } = database
  const leaseOf = { leaseId: randomUUID(), leaseMs: timeoutMs + 10_000 }
  const poster = createPoster(settings, timeoutMs)
  let forgotAt = 0

  async function forgetFromTimeToTime(): Promise<void> {
    if (Date.now() - forgotAt <= FORGET_EVERY_MS) return
    await forgetOld(orm)
    forgotAt = Date.now()
  }

  /** Leases for one webhook after the other, the longest waiting first; all or none, so that no lease is left unused. */
  async function lease(free: number, underWay: readonly Delivery[]): Promise<Delivery[]> {
    const due = await webhooksDue(orm)
    if (due.length === 0) return []
    return orm.transaction(async (tx) => {
      const leased: Delivery[] = []
      for (const webhookId of due) {
        const to = underWay.filter((one) => one.webhookId === webhookId).length
        const room = Math.min(free - leased.length, AT_ONCE_TO_ONE - to)
        if (room > 0) leased.push(...(await leaseDeliveries(tx, webhookId, room, leaseOf)))
      }
      return leased
    })
  }

  async function run(delivery: Delivery): Promise<void> {
    const posted = await poster.post(delivery)
    if (posted.kind === 'delivered') {
      await settle(orm, delivery, 'delivered', null)
      return
    }
    if (posted.kind === 'stopped') {
      await giveBack(orm, delivery)
      return
    }
    const { failure, retryAfterMs } = posted
    const { attempts } = delivery
    const givenUp = isHopeless(attempts, Date.now() - delivery.occurredAt.getTime())
    log.warn(
      { delivery: delivery.id, webhook: delivery.webhookId, attempts, failure, givenUp },
      'A webhook was not delivered',
    )
    if (givenUp) await settle(orm, delivery, 'failed', failure)
    else await postpone(orm, delivery, pauseMs(attempts, retryAfterMs, Math.random), failure)
  }

  const queue = createLeasedQueue({
    name: 'webhook delivery',
    pollIntervalMs: 500,
    lateAfterMs: 10_000,
    atOnce: 16,
    // No circuit: every endpoint has an owner of its own, and pauses by its own failures.
    beforeLease: forgetFromTimeToTime,
    lease,
    run,
    onError: {
      message: 'The outcome of a webhook delivery was not written',
      fields: ({ id }) => ({ delivery: id }),
    },
    wakeUp: { database, channel: WEBHOOK_CHANNEL },
    log,
  })

  return {
    async start() {
      if (database.kind === 'pglite') await freeAll(orm)
      await queue.start()
    },
    async stop() {
      const cutOff = setTimeout(() => void poster.close(), patienceMs)
      await queue.stop()
      clearTimeout(cutOff)
      await poster.close()
    },
    health: queue.health,
  }
}
