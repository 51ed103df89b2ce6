import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Logger } from 'pino'
import type { Config } from './config'
import { node } from './db/schema'
import { type Database, openDatabase, pgliteIn, type Transaction } from './platform/db/open'
import { projectRoot } from './platform/project-root'

/** The role that serves requests: it cannot change or remove audit rows. The migrations make it, and grant it the rest. */
const SERVING_ROLE = 'lantern_serving'
/** The list of migrations that a database has had, in the schema `drizzle`. */
const MIGRATIONS = 'lantern_migrations'
const migrationsFolder = () => join(projectRoot(), 'server/db/migrations')

/** Opens the database and migrates it. Throws DirectoryLocked, or the driver's error. */
export const openLantern = (config: Config, log: Logger): Promise<Database> =>
  opened(config, log, async (database) => {
    await database.migrate(migrationsFolder(), MIGRATIONS)
    await grantServing(database)
    await serve(database, log)
    // Nodes that held a lease in this folder before are gone, or the lock would have stopped this one.
    if (database.kind === 'pglite') await database.orm.delete(node)
  })

/**
 * Opens the database as it is, to look at it. Throws SchemaDiffers where its tables are not those of this version, DirectoryLocked, or
 * the driver's error.
 */
export async function openUnchanged(config: Config, log: Logger): Promise<Database> {
  // Opening PGlite where there is none makes one.
  if (!config.databaseUrl && !existsSync(pgliteIn(config.dataDir))) throw new SchemaDiffers(true)
  return opened(config, log, async (database) => {
    const migrations = await database.asOwner((tx) => lastMigration(tx))
    if (migrations !== readMigrationFiles({ migrationsFolder: migrationsFolder() }).at(-1)?.folderMillis) {
      throw new SchemaDiffers(migrations === null)
    }
    await serve(database, log)
  })
}

/** Thrown where the tables are those of another version. `code` is 'schema_differs'. */
class SchemaDiffers extends Error {
  readonly code = 'schema_differs'
  constructor(isEmpty: boolean) {
    super(
      isEmpty
        ? 'The database has no tables of Lantern. Check DATA_DIR or DATABASE_URL; the first start of Lantern makes them.'
        : 'The tables in the database are of another version of Lantern, and nothing was changed. Run the command of the version that is running; if none is, start this one first.',
    )
  }
}

async function opened(
  config: Config,
  log: Logger,
  prepare: (database: Database) => Promise<void>,
): Promise<Database> {
  const { databaseUrl: url, databaseOwnerUrl: ownerUrl, dataDir } = config
  const database = await openDatabase({ url, ownerUrl, dataDir, log })
  try {
    await prepare(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The role may have been made after some of the tables: it reads each of them, or was not granted what it needs. */
const grantServing = (database: Database): Promise<unknown> =>
  database.asOwner((tx) =>
    tx.execute(sql`
      select lantern.grant_serving() from pg_roles
      where rolname = ${SERVING_ROLE} and exists (
        select from pg_class where relnamespace = 'lantern'::regnamespace and relkind = 'r'
          and not has_table_privilege(pg_roles.oid, pg_class.oid, 'select'))`),
  )

async function serve(database: Database, log: Logger): Promise<void> {
  if (await database.serveAs(SERVING_ROLE)) return
  log.warn('The database login is no member of lantern_serving: it could change audit rows')
}

/** Returns when the last migration that the database has had was written (ms), as its list says; null where it has had none. */
async function lastMigration(tx: Transaction): Promise<number | null> {
  const list = sql`drizzle.${sql.identifier(MIGRATIONS)}`
  const rowsOf = async (query: ReturnType<typeof sql>) =>
    // What each query below selects.
    ((await tx.execute(query)) as { rows: readonly { readonly last: number | null }[] }).rows
  const [known] = await rowsOf(
    sql`select 1 as last where to_regclass(${`drizzle.${MIGRATIONS}`}) is not null`,
  )
  if (!known) return null
  const [row] = await rowsOf(sql`select max(created_at)::float8 as last from ${list}`)
  return row?.last ?? null
}
