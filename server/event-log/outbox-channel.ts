import { sql } from 'drizzle-orm'
import type { Transaction } from '@/server/platform/db/open'

/** Notified when there is something to deliver; any node may take it. */
export const OUTBOX_CHANNEL = 'lantern_courier'

export const wakeOutboxWorker = (tx: Transaction) => tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`)
