import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { KEEP_ALIVE } from './postgres-pool'

/** Any fixed number does; it names "a migration of Lantern is running" among the server's advisory locks. */
const MIGRATION_LOCK = 7_326_001
const TRY_EVERY_MS = 500
const SAY_EVERY_MS = 15_000
/** Longer than any migration takes. */
const GIVE_UP_AFTER_MS = 600_000

/** Thrown when the turn to migrate did not come. `code` is 'migration_locked'. */
class MigrationLocked extends Error {
  readonly code = 'migration_locked'
  constructor() {
    super(
      'Another node has been migrating the database for 10 minutes. If none is, a pooler in transaction mode kept its lock: give Lantern a direct connection, or a pooler in session mode.',
    )
  }
}

/**
 * Runs `work` on a connection of its own without the pool's time limits: a long migration is no fault. Nodes take turns, and say when they
 * wait for another. Throws MigrationLocked.
 * @param giveUpAfterMs - how long to wait for the turn
 */
export async function oneAtATime<T>(
  url: string,
  log: Pick<Logger, 'warn'>,
  work: (client: pg.Client) => Promise<T>,
  giveUpAfterMs = GIVE_UP_AFTER_MS,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'lantern-migrate', ...KEEP_ALIVE })
  // Without a listener, a connection that breaks between two statements would end the process; the next one rejects.
  client.on('error', () => {})
  await client.connect()
  try {
    await takeTurn(client, log, giveUpAfterMs)
    return await work(client)
  } finally {
    // Closing the connection frees the lock.
    await client.end()
  }
}

async function takeTurn(client: pg.Client, log: Pick<Logger, 'warn'>, giveUpAfterMs: number): Promise<void> {
  const since = performance.now()
  let saidAt = Number.NEGATIVE_INFINITY
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      MIGRATION_LOCK,
    ])
    if (rows[0]?.mine) return
    const now = performance.now()
    if (now - since > giveUpAfterMs) throw new MigrationLocked()
    if (now - saidAt >= SAY_EVERY_MS) {
      saidAt = now
      log.warn({ waitedMs: Math.round(now - since) }, 'Waiting for another node, which migrates the database')
    }
    await pause(TRY_EVERY_MS)
  }
}
