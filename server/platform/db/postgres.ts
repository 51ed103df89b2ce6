import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'
import type { Logger } from 'pino'
import { errorCode } from '../error-code'
import { oneAtATime } from './migration-turn'
import { notify } from './notify'
import type { Database, Orm } from './open'
import { createListener, type ListenerSettings } from './postgres-listener'
import { type ConnectionLimits, createPool, LIMITS } from './postgres-pool'
import { transactionsOver } from './postgres-transaction'
import { within } from './within'

/** A machine that boots starts Lantern and its database together. */
const WAIT_FOR_DATABASE_MS = 30_000
const RETRY_MS = 500

/** SQLSTATEs of answers that pass: "starting up" and "too many connections". A wrong password or name does not pass. */
const PASSING_STATES = new Set(['57P03', '53300'])

/** One that hangs for this long (ms), and the next one a second later, are over before the node counts as dead. */
const HEARTBEAT_MS = 1_500

/** A connection takes several answers, each of which a busy machine may be late to read. */
const HEARTBEAT_CONNECT_MS = 3_000

const forHeartbeats = (limits: ConnectionLimits): ConnectionLimits => ({
  connect: Math.min(limits.connect, HEARTBEAT_CONNECT_MS),
  statement: HEARTBEAT_MS,
  lock: HEARTBEAT_MS,
  idleInTransaction: limits.idleInTransaction,
  answer: Math.min(limits.answer, HEARTBEAT_MS),
})

/** For tests, which wait for less. */
interface Timing extends Partial<Pick<ListenerSettings, 'tryEveryMs' | 'heardWithinMs'>> {
  readonly limits?: ConnectionLimits
}

/**
 * Opens PostgreSQL at `url`; `ownerUrl` is the same with the login that owns the tables. Rejects at once when the server refuses
 * the login, and when it cannot be reached within 30 s.
 */
export async function openPostgres(
  url: string,
  ownerUrl: string,
  log: Logger,
  { limits = LIMITS, ...listening }: Timing = {},
): Promise<Database> {
  let serving: string | null = null
  const role = () => serving
  const pool = createPool({ url, name: 'lantern', max: 10, limits, role, log })
  // What says that this node lives never waits for a connection that requests have taken.
  const beating = createPool({
    url,
    name: 'lantern-heartbeat',
    max: 1,
    limits: forHeartbeats(limits),
    role,
    log,
  })
  // Same query builder, another result type; nothing here reads raw results of `execute` beyond `.rows`.
  const heartbeats = drizzle(beating) as unknown as Orm
  const orm = Object.assign(drizzle(pool), { transaction: transactionsOver(pool) })
  try {
    await waitForDatabase(() => orm.execute(sql`select 1`), log)
  } catch (error) {
    await Promise.all([pool.end(), beating.end()])
    throw error
  }
  const listener = createListener({
    url,
    notify: (channel, payload) => notify(heartbeats, channel, payload),
    log,
    connectWithinMs: limits.connect,
    ...listening,
  })
  return {
    kind: 'postgres',
    // Same query builder, another result type; nothing here reads raw results of `execute` beyond `.rows`.
    orm: orm as unknown as Orm,
    heartbeats,
    migrate: (folder, list) =>
      oneAtATime(ownerUrl, log, (client) =>
        migrate(drizzle(client), { migrationsFolder: folder, migrationsTable: list }),
      ),
    asOwner: (run) => oneAtATime(ownerUrl, log, (client) => drizzle(client).transaction(run)),
    async serveAs(role) {
      if (!(await isMember(orm, role))) return false
      serving = role
      await Promise.all([leaveConnections(pool), leaveConnections(beating)])
      return true
    },
    listen: (channel, heard, lost) => listener.listen(channel, heard, lost),
    hearing: () => listener.hearing(),
    ping: (timeoutMs) => within(timeoutMs, orm.execute(sql`select 1`)),
    close: async () => {
      await listener.close()
      await Promise.all([pool.end(), beating.end()])
    },
  }
}

async function isMember(orm: ReturnType<typeof drizzle>, role: string): Promise<boolean> {
  const { rows } = await orm.execute<{ member: boolean }>(
    sql`select exists (select from pg_roles where rolname = ${role} and pg_has_role(oid, 'MEMBER')) as member`,
  )
  return rows[0]?.member === true
}

/** Closes the connections that are idle, so that each that is used from now on is new. */
async function leaveConnections(pool: pg.Pool): Promise<void> {
  const idle = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()))
  for (const client of idle) client.release(true)
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
