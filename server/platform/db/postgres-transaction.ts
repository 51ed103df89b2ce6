import { drizzle } from 'drizzle-orm/node-postgres'
import type { PgTransactionConfig } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { Transaction } from './open'

/** What the driver says of an answer that did not come in time. */
const UNANSWERED = 'Query read timeout'

/**
 * Returns `transaction` over a pool, in place of drizzle's, which keeps the connection for ever where `begin` fails (0.45.4), and
 * listens for no error while it runs, so that a connection that breaks between two statements would end the process. After an answer
 * that did not come, the driver (pg 8.23.1) leaves the statement on its connection, and the next one waits behind it: such a
 * connection is closed at once.
 */
export function transactionsOver(pool: pg.Pool) {
  return async function transaction<T>(
    run: (tx: Transaction) => Promise<T>,
    config?: PgTransactionConfig,
  ): Promise<T> {
    const client = await pool.connect()
    let held = true
    const release = (broken: boolean) => {
      if (!held) return
      held = false
      client.off('error', broke)
      // The pool closes a connection that breaks later, and listens to it from here on.
      client.release(broken)
    }
    const broke = () => release(true)
    client.on('error', broke)
    try {
      return await drizzle(answering(client, broke)).transaction(
        (tx) => run(tx as unknown as Transaction),
        config,
      )
    } finally {
      release(false)
    }
  }
}

/** A client that says when an answer did not come. drizzle asks a client for queries only. */
function answering(client: pg.PoolClient, unanswered: () => void): pg.PoolClient {
  const query = async (...what: Parameters<pg.PoolClient['query']>) => {
    try {
      return await client.query(...what)
    } catch (error) {
      if (error instanceof Error && error.message === UNANSWERED) unanswered()
      throw error
    }
  }
  return { query } as unknown as pg.PoolClient
}
