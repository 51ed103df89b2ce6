import type { Database } from './db/open'
import type { Health } from './runtime'

const DATABASE_ANSWERS_WITHIN_MS = 1_500

/** The state of what Lantern needs. A Solo that is down is no reason to take Lantern out of service: requests are kept. */
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
