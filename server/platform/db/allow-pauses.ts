import { sql } from 'drizzle-orm'
import type { Transaction } from './open'

/** Lets a transaction that holds nothing that others wait for pause between its statements, such as for files. */
export const allowPauses = (tx: Transaction) =>
  tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
