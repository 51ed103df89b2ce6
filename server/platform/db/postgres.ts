import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Logger } from 'pino'
import { errorCode } from '../error-code'
import type { Database, Orm } from './open'
import { createListener } from './postgres-listener'
import { within } from './within'

/** Any fixed number does; it names "a migration of Lantern is running" among the server's advisory locks. */
const MIGRATION_LOCK = 7_326_001

/** A machine that boots starts Lantern and its database together. */
const WAIT_FOR_DATABASE_MS = 30_000
const RETRY_MS = 500

/** SQLSTATEs of answers that pass: "starting up" and "too many connections". A wrong password or name does not pass. */
const PASSING_STATES = new Set(['57P03', '53300'])

/**
 * Opens PostgreSQL at `url`. Rejects at once when the server refuses the login, and when it cannot be reached within 30
 * s.
 */
export async function openPostgres(url: string, log: Logger): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // A statement that takes longer than this is a fault; it must not hold a building's row lock.
    statement_timeout: 15_000,
    // The server's own limit does not help when the connection goes dead: TCP by itself would wait for many minutes.
    query_timeout: 20_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'lantern',
  })
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on('error', (error) => log.warn({ code: errorCode(error) }, 'A database connection broke'))
  const orm = drizzle(pool)
  try {
    await waitForDatabase(() => orm.execute(sql`select 1`), log)
  } catch (error) {
    await pool.end()
    throw error
  }
  const listener = createListener(url, log)
  return {
    kind: 'postgres',
    // Same query builder, another result type; nothing here reads raw results of `execute` beyond `.rows`.
    orm: orm as unknown as Orm,
    migrate: (folder, list) => migrateOneAtATime(url, folder, list),
    listen: (channel, heard, lost) => listener.listen(channel, heard, lost),
    ping: (timeoutMs) => within(timeoutMs, orm.execute(sql`select 1`)),
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}

async function waitForDatabase(ask: () => PromiseLike<unknown>, log: Logger): Promise<void> {
  const startedAt = performance.now()
  for (;;) {
    try {
      await ask()
      return
    } catch (error) {
      const code = errorCode(error)
      const answered = /^[0-9A-Z]{5}$/.test(code)
      const passes = !answered || PASSING_STATES.has(code)
      if (!passes || performance.now() - startedAt > WAIT_FOR_DATABASE_MS) throw error
      log.warn({ code }, 'Waiting for the database')
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
}

/**
 * Migrates on a connection without the pool's time limits: waiting for another node's migration, or a long one, is no
 * fault.
 */
async function migrateOneAtATime(url: string, folder: string, list: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'lantern-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: folder, migrationsTable: list })
  } finally {
    // Closing the connection frees the lock.
    await client.end()
  }
}
