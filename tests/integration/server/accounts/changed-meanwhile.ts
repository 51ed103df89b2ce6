import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { account } from '@/server/db/schema'
import type { Database, Transaction } from '@/server/platform/db/open'

/** Changes an account after what its user typed or answered was found right, and before that opens anything. */
export async function changedMeanwhile<T>(
  { orm, kind }: Database,
  username: string,
  change: (tx: Transaction) => Promise<unknown>,
  signIn: () => Promise<T>,
): Promise<T | undefined> {
  let signedIn: Promise<T> | undefined
  await orm.transaction(async (tx) => {
    await tx.select().from(account).where(eq(account.username, username)).for('update')
    signedIn = signIn()
    // PGlite has one connection: there the check begins when this has ended.
    if (kind !== 'pglite') {
      const waits = sql`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      // Not within: a transaction sees all activity as it was when it first looked.
      await expect.poll(async () => JSON.stringify(await orm.execute(waits))).toContain('"n":1')
    }
    await change(tx)
  })
  return signedIn
}
