import type { UpstreamHealth } from '@/lib/board/types'
import type { Database } from './platform/db/open'
import type { WorkerHealth } from './platform/worker'
import type { WebhookHealth } from './sync/webhooks/webhook-service'

export interface Health {
  readonly status: 'ok' | 'starting' | 'database-down'
  readonly database: { readonly state: 'up' | 'down'; readonly kind: 'pglite' | 'postgres' }
  readonly upstream: UpstreamHealth
  readonly workers: {
    /** Delivers requests, and their endings, to Solo. */
    readonly outbox: WorkerHealth
    /** Asks Solo about each bed in turn. */
    readonly poller: WorkerHealth
    /** Reads new events for this node's sockets. */
    readonly eventLogReader: WorkerHealth
    /** Fetches from Solo what webhooks named. */
    readonly webhookInbox: WorkerHealth
    /** Returns claims to the queue that were not joined in time. */
    readonly claimTimeout: WorkerHealth
    /** Marks devices at beds that have stopped reporting as off. */
    readonly offlineDevices: WorkerHealth
    /** Asks Solo about appointments that it has not confirmed. */
    readonly confirmations: WorkerHealth
    /** Refreshes nurses' tokens, where they can sign in with Microsoft. */
    readonly teams?: WorkerHealth
    /** The Solo emulator's webhook delivery, where it runs in this process. */
    readonly webhookDelivery?: WorkerHealth
  }
  readonly webhooks: WebhookHealth
}

const DATABASE_ANSWERS_WITHIN_MS = 1_500

/** Returns the state of everything that Lantern needs. Lantern stays in service while Solo is down: it keeps the requests. */
export async function readHealth(
  database: Database,
  parts: () => Pick<Health, 'upstream' | 'workers' | 'webhooks'>,
): Promise<Health> {
  const up = await database.ping(DATABASE_ANSWERS_WITHIN_MS).then(
    () => true,
    () => false,
  )
  return {
    status: up ? 'ok' : 'database-down',
    database: { state: up ? 'up' : 'down', kind: database.kind },
    ...parts(),
  }
}
