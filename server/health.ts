import type { UpstreamHealth } from '@/lib/board/types'
import type { Database, Hearing } from './platform/db/open'
import type { WorkerHealth } from './platform/worker'
import type { WebhookHealth } from './sync/webhooks/webhook-service'

/** WebSocket handshakes that reached this node without their upgrade, since it started. */
export interface LostUpgrades {
  readonly count: number
  /** When the last one came, ms; null: none did. */
  readonly lastAt: number | null
  /** The address that the last one came from: the proxy's. */
  readonly from: string | null
}

export interface Health {
  readonly status: 'ok' | 'starting' | 'database-down'
  readonly database: {
    readonly state: 'up' | 'down'
    readonly kind: 'pglite' | 'postgres'
    /** Unless it is `heard`, a change takes up to 2 s to reach the screens of this node. */
    readonly notices: Hearing
  }
  readonly upstream: UpstreamHealth
  readonly workers: {
    /** Delivers requests and their endings to Solo, and cancels there the calls that no one met in. */
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
    readonly idleLock: WorkerHealth
    readonly audit: WorkerHealth
    /** Sends audit rows to a syslog collector, where one is set. */
    readonly auditSyslog?: WorkerHealth
    /** Asks Solo about appointments that it has not confirmed. */
    readonly confirmations: WorkerHealth
    /** Refreshes nurses' tokens, where they can sign in with Microsoft. */
    readonly teams?: WorkerHealth
    /** The Solo emulator's webhook delivery, where it runs in this process. */
    readonly webhookDelivery?: WorkerHealth
  }
  readonly webhooks: WebhookHealth
  /** More than none: a proxy in front drops the upgrade of WebSocket handshakes, and the boards behind it stay grey. */
  readonly lostUpgrades: LostUpgrades
}

const DATABASE_ANSWERS_WITHIN_MS = 1_500

/** Returns the state of everything that Lantern needs. Lantern stays in service while Solo is down: it keeps the requests. */
export async function readHealth(
  database: Database,
  parts: () => Pick<Health, 'upstream' | 'workers' | 'webhooks' | 'lostUpgrades'>,
): Promise<Health> {
  const up = await database.ping(DATABASE_ANSWERS_WITHIN_MS).then(
    () => true,
    () => false,
  )
  return {
    status: up ? 'ok' : 'database-down',
    database: { state: up ? 'up' : 'down', kind: database.kind, notices: database.hearing() },
    ...parts(),
  }
}
