import { sql } from 'drizzle-orm'
import type { Transaction } from '@/server/platform/db/open'

/** Notified when there is something to deliver; any node may take it. */
export const COURIER_CHANNEL = 'lantern_courier'

export const wakeCourier = (tx: Transaction) => tx.execute(sql`select pg_notify(${COURIER_CHANNEL}, '')`)
