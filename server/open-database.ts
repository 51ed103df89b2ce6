import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config'
import { node } from './db/schema'
import { type Database, openDatabase } from './platform/db/open'
import { projectRoot } from './platform/project-root'

/** Opens the database and migrates it. Throws DirectoryLocked, or the driver's error. */
export async function openLantern(config: Config, log: Logger): Promise<Database> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
  try {
    await database.migrate(join(projectRoot(), 'server/db/migrations'), 'lantern_migrations')
    // Nodes that held a lease in this folder before are gone, or the lock would have stopped this one.
    if (database.kind === 'pglite') await database.orm.delete(node)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
