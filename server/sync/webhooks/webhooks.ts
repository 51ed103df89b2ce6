import type { Logger } from 'pino'
import { refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Database } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { createSealer } from '@/server/platform/sealed'
import type { WorkerHealth } from '@/server/platform/worker'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { createCounter } from './counts'
import { createInboxWorker } from './inbox-worker'
import { isReachable } from './reachable'
import { createReceiver } from './receive'
import { createRegistration } from './registration'
import { openSubscription } from './subscription'
import type { WebhookHealth, WebhookService } from './webhook-service'

/** The path that Solo posts to, below the address that users open. */
const PATH = '/api/webhooks/solo'

export interface WebhookSettings {
  readonly database: Database
  readonly upstream: Upstream
  readonly nodeId: string
  /** The address where users open Lantern. */
  readonly publicUrl: string
  /** Whether that address may be private. */
  readonly allowPrivate: boolean
  readonly authSecret: RotatedSecret
  readonly timeoutMs: number
  readonly log: Logger
}

export interface Webhooks extends WebhookService {
  start(): Promise<void>
  stop(): Promise<void>
  health(): WebhookHealth
  /** Of the worker that looks up in Solo what webhooks named. */
  inboxHealth(): WorkerHealth
}

/**
 * Makes Lantern a subscriber of the tenant's webhooks. Where its address is not public nothing is registered, and
 * entries that were stored before are processed all the same.
 */
export function createWebhooks(settings: WebhookSettings): Webhooks {
  const { database, upstream, nodeId, publicUrl, allowPrivate, authSecret, timeoutMs, log } = settings
  const subscription = openSubscription(database.orm, nodeId, publicUrl + PATH)
  const keys = createSealer(authSecret, 'key of the webhooks')
  const counter = createCounter()
  const inbox = createInboxWorker({ database, upstream, timeoutMs, counter, log })
  const registration = isReachable(publicUrl, allowPrivate)
    ? createRegistration({ client: upstream.client, subscription, keys, timeoutMs, log })
    : null
  const receive = createReceiver({
    orm: database.orm,
    key: async () => {
      const sealedKey = (await subscription.read())?.sealedKey
      return sealedKey ? keys.open(sealedKey, subscription.endpoint) : null
    },
    counter,
    wake: inbox.poke,
    log,
  })

  return {
    async receive(body) {
      if (registration) return receive(body)
      counter.refused('foreign')
      return refused('not_found', refusalText('webhook.none'))
    },
    async start() {
      await inbox.start()
      registration?.start()
    },
    async stop() {
      await Promise.all([registration?.stop(), inbox.stop()])
    },
    health: () => ({ state: registration?.state() ?? 'off', ...counter.read() }),
    inboxHealth: inbox.health,
  }
}
