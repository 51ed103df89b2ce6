import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Logger } from 'pino'

/** Drizzle over either database; queries are written once. */
export type Orm = PgDatabase<PgQueryResultHKT>

/** What `orm.transaction` hands to its callback. */
export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0]

/** `down`: not connected to listen; `deaf`: nothing is delivered, as behind a pooler in transaction mode, or while the server's queue is full. */
export type Hearing = 'heard' | 'down' | 'deaf'

export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly orm: Orm
  /** The same over a connection of its own, for what must not wait behind requests: that this node lives. */
  readonly heartbeats: Orm
  /**
   * Applies the migrations of a folder; nodes that start together take turns. `list` is the table that keeps the
   * folder's history.
   */
  migrate(folder: string, list: string): Promise<void>
  /** Runs `run` in a transaction as the login that owns the tables; nodes take turns. */
  asOwner<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * From now on every query but a migration and those of the owner runs as `role`, with no more rights than it was granted. @returns false where the
   * login is no member of it, and all stays as it was
   */
  serveAs(role: string): Promise<boolean>
  /**
   * Calls `heard` with each payload notified on `channel`, and `lost` after a break in which notifications may have
   * been missed.
   * @returns a function that stops listening
   */
  listen(channel: string, heard: (payload: string) => void, lost: () => void): Promise<() => Promise<void>>
  /** Whether what is notified is heard here. */
  hearing(): Hearing
  /** Rejects when the database does not answer within `timeoutMs`. */
  ping(timeoutMs: number): Promise<unknown>
  close(): Promise<void>
}

export interface DatabaseSettings {
  /** The address of a PostgreSQL; absent: PGlite in `dataDir`. */
  readonly url?: string | undefined
  /** The same with the login that owns the tables; absent: `url`. */
  readonly ownerUrl?: string | undefined
  readonly dataDir: string
  readonly log: Logger
}

/** The folder of PGlite in DATA_DIR. */
export const pgliteIn = (dataDir: string): string => join(dataDir, 'pglite')

/**
 * Opens PostgreSQL at `url`, or PGlite in `dataDir`/pglite. Throws DirectoryLocked when another process holds that
 * folder.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  if (settings.url) {
    const { openPostgres } = await import('./postgres')
    return openPostgres(settings.url, settings.ownerUrl ?? settings.url, settings.log)
  }
  const directory = pgliteIn(settings.dataDir)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const { openPglite } = await import('./pglite')
  return openPglite(directory, settings.dataDir)
}
