import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Database } from '@/server/platform/db/open'
import { faultOf } from '@/server/platform/error-code'
import type { AddressRules } from '@/server/platform/public-address'
import type { WorkerHealth } from '@/server/platform/worker'
import { createWorker } from '@/server/platform/worker'
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
import { createPoster, type Posted } from './post'
import { WEBHOOK_CHANNEL } from './record-event'
import { isHopeless, pauseMs } from './retry'

export interface WebhookDelivery {
  start(): Promise<void>
  /** Takes nothing new, waits a little for what is under way, and gives the rest back. */
  stop(): Promise<void>
  health(): WorkerHealth
}

export interface WebhookDeliverySettings extends AddressRules {
  readonly database: Database
  readonly log: Logger
  /** Limit of one attempt, in ms; 10 s where left out. */
  readonly timeoutMs?: number
  /** How long a stop waits for attempts under way, in ms; 3 s where left out. */
  readonly patienceMs?: number
}

const AT_ONCE = 16
/** So that an endpoint that answers nothing cannot keep the others waiting. */
const AT_ONCE_TO_ONE = 4
const FORGET_EVERY_MS = 3_600_000

/**
 * Brings what `recordEvent` wrote down to the webhooks, at least once each, those of one subject one after the other. What
 * an attempt was under way for when the process was killed is free again when its lease has lapsed.
 */
export function createWebhookDelivery(settings: WebhookDeliverySettings): WebhookDelivery {
  const { database, log, timeoutMs = 10_000, patienceMs = 3_000 } = settings
  const { orm } = database
  const lease = { leaseId: randomUUID(), leaseMs: timeoutMs + 10_000 }
  const poster = createPoster(settings, timeoutMs)
  const underWay = new Map<Promise<void>, string>()
  let forgotAt = 0
  let stopListening: (() => Promise<void>) | undefined

  async function writeDown(delivery: Delivery, posted: Posted): Promise<void> {
    if (posted.kind === 'delivered') await settle(orm, delivery, 'delivered', null)
    else if (posted.kind === 'stopped') await giveBack(orm, delivery)
    else {
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
  }

  function launch(delivery: Delivery): void {
    const job = poster
      .post(delivery)
      .then((posted) => writeDown(delivery, posted))
      // The lease lapses, and it is taken up again.
      .catch((error) =>
        log.error({ delivery: delivery.id, code: faultOf(error) }, 'A webhook delivery was not written down'),
      )
      .finally(() => {
        underWay.delete(job)
        worker.poke()
      })
    underWay.set(job, delivery.webhookId)
  }

  const roomFor = (webhookId: string): number => {
    const to = [...underWay.values()].filter((one) => one === webhookId).length
    return Math.min(AT_ONCE - underWay.size, AT_ONCE_TO_ONE - to)
  }

  async function round(): Promise<void> {
    if (Date.now() - forgotAt > FORGET_EVERY_MS) {
      await forgetOld(orm)
      forgotAt = Date.now()
    }
    if (underWay.size >= AT_ONCE) return
    for (const webhookId of await webhooksDue(orm)) {
      const room = roomFor(webhookId)
      if (room <= 0) continue
      for (const delivery of await leaseDeliveries(orm, webhookId, room, lease)) launch(delivery)
    }
  }

  const worker = createWorker({ name: 'webhooks', everyMs: 500, lateAfterMs: 10_000, round, log })

  return {
    async start() {
      if (database.kind === 'pglite') await freeAll(orm)
      stopListening = await database.listen(WEBHOOK_CHANNEL, worker.poke, worker.poke)
      worker.start()
    },
    async stop() {
      await stopListening?.()
      await worker.stop()
      const cutOff = setTimeout(() => void poster.close(), patienceMs)
      await Promise.all(underWay.keys())
      clearTimeout(cutOff)
      await poster.close()
    },
    health: worker.health,
  }
}
