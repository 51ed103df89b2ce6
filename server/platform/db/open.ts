import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Logger } from 'pino'

/** Drizzle over either database; queries are written once. */
export type Orm = PgDatabase<PgQueryResultHKT>

/** What `orm.transaction` hands to its callback. */
export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0]

export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly orm: Orm
  /**
   * Applies the migrations of a folder; nodes that start together take turns. `list` is the table that keeps the
   * folder's history.
   */
  migrate(folder: string, list: string): Promise<void>
  /**
   * Calls `heard` with each payload notified on `channel`, and `lost` after a break in which notifications may have
   * been missed.
   * @returns a function that stops listening
   */
  listen(channel: string, heard: (payload: string) => void, lost: () => void): Promise<() => Promise<void>>
  /** Rejects when the database does not answer within `timeoutMs`. */
  ping(timeoutMs: number): Promise<unknown>
  close(): Promise<void>
}

export interface DatabaseSettings {
  /** The address of a PostgreSQL; absent: PGlite in `dataDir`. */
  readonly url?: string | undefined
  readonly dataDir: string
  readonly log: Logger
}

/**
 * Opens PostgreSQL at `url`, or PGlite in `dataDir`/pglite. Throws DirectoryLocked when another process holds that
 * folder.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  if (settings.url) {
    const { openPostgres } = await import('./postgres')
    return openPostgres(settings.url, settings.log)
  }
  const directory = join(settings.dataDir, 'pglite')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const { openPglite } = await import('./pglite')
  return openPglite(directory, settings.dataDir)
}
