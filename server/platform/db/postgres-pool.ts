import pg from 'pg'
import type { Logger } from 'pino'
import { errorCode } from '../error-code'

/** Time limits (ms) of the connections that serve requests. Migrations have none. */
export interface ConnectionLimits {
  /** Until a connection is there, or one of the pool is free. */
  readonly connect: number
  /** A statement that takes longer is a fault. */
  readonly statement: number
  /** The longest wait for a lock: a node that holds a building’s lock for longer is stuck, and the user who asked must hear of it. */
  readonly lock: number
  /** The longest pause inside a transaction: a node that was stopped there must not keep a building from the others. */
  readonly idleInTransaction: number
  /** Until an answer is given up here. The server's own limits do not help when the connection goes dead. */
  readonly answer: number
}

export const LIMITS: ConnectionLimits = {
  connect: 10_000,
  statement: 15_000,
  lock: 5_000,
  idleInTransaction: 5_000,
  answer: 20_000,
}

/** TCP by itself would first probe a silent connection after two hours. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const

/** How long (ms) the server waits for a dead peer's acknowledgement before it frees what the peer holds. */
const DEAD_PEER_MS = 10_000

export interface PoolSettings {
  readonly url: string
  /** Shown in pg_stat_activity. */
  readonly name: string
  readonly max: number
  readonly limits: ConnectionLimits
  /** The role that new connections take; null: that of the login. */
  readonly role: () => string | null
  readonly log: Logger
}

/** Opens a pool whose connections have the limits, and of which none can end the process when it breaks. */
export function createPool({ url, name, max, limits, role, log }: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.answer,
    ...KEEP_ALIVE,
    application_name: name,
    // Statements and no start-up parameters, which poolers refuse. A connection that cannot take them is not used.
    onConnect: async (client) => {
      const serving = role()
      await client.query(
        `${limitsOf(limits)}${serving === null ? '' : `; set role ${pg.escapeIdentifier(serving)}`}`,
      )
    },
  })
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on('error', (error) => log.warn({ code: errorCode(error) }, 'A database connection broke'))
  return pool
}

/** `tcp_user_timeout` is not on every system; without it the server frees a dead peer's locks later. */
const limitsOf = ({ statement, lock, idleInTransaction }: ConnectionLimits) => `
  set statement_timeout = ${statement}; set lock_timeout = ${lock};
  set idle_in_transaction_session_timeout = ${idleInTransaction};
  do $$ begin set tcp_user_timeout = ${DEAD_PEER_MS}; exception when others then null; end $$`
