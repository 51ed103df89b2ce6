import { type SQL, sql } from 'drizzle-orm'
import type { Orm, Transaction } from './open'

/** Above this share of the server's NOTIFY queue no notice is added; a full queue would make the commit fail. */
const FULLEST = 0.9

/**
 * SQL that notifies `channel` once the transaction commits; a part of a statement that writes something besides. All databases of a
 * server share one queue of notices, which a client that listens in a transaction that never ends fills up. A notice is a hint that
 * workers do without, and no reason to lose a nurse's request: while the queue is nearly full, there are none.
 */
export const notice = (channel: string, payload: SQL | string): SQL =>
  sql`case when pg_notification_queue_usage() < ${FULLEST} then pg_notify(${channel}, ${payload}) end`

/** Notifies `channel` once the transaction commits; see `notice`. @returns whether it does */
export async function notify(tx: Transaction | Orm, channel: string, payload: string): Promise<boolean> {
  const { rows } = (await tx.execute(sql`select ${notice(channel, payload)} is not null as told`)) as {
    readonly rows: readonly { readonly told: boolean }[]
  }
  return rows[0]?.told === true
}
