import { sql } from 'drizzle-orm'
import type { Orm, Transaction } from './open'

/** Above this share of the server's NOTIFY queue no notice is added; a full queue would make the commit fail. */
const FULLEST = 0.9

/**
 * Notifies `channel` once the transaction commits. All databases of a server share one queue of notices, which a client that listens in
 * a transaction that never ends fills up. A notice is a hint that workers do without, and no reason to lose a nurse's request: while
 * the queue is nearly full, there are none. @returns whether there is one
 */
export async function notify(tx: Transaction | Orm, channel: string, payload: string): Promise<boolean> {
  const { rows } = (await tx.execute(
    sql`select pg_notify(${channel}, ${payload}) where pg_notification_queue_usage() < ${FULLEST}`,
  )) as { readonly rows: readonly unknown[] }
  return rows.length > 0
}
