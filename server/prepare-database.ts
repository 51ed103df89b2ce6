import { join } from 'node:path'
import type { Logger } from 'pino'
import { loadDemoAccounts } from './accounts/demo'
import type { Config } from './config'
import { node } from './db/schema'
import { demoBeds } from './hospital/demo'
import { hasBeds, loadBeds } from './hospital/load'
import { type Database, openDatabase } from './platform/db/open'
import { projectRoot } from './platform/project-root'
import { migrateSolo } from './solo-emulator/db/migrate'
import { loadDemoHospital } from './solo-emulator/demo/load'
import { loadDemoRounds } from './solo-emulator/demo/load-rounds'

/** Opens the database and migrates it. Throws DirectoryLocked, or what the driver says. */
export async function openLantern(config: Config, log: Logger): Promise<Database> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
  try {
    await database.migrate(join(projectRoot(), 'server/db/migrations'), 'lantern_migrations')
    // Whoever held a lease in this folder before is gone, or its lock would have stopped us.
    if (database.kind === 'pglite') await database.orm.delete(node)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The embedded Solo's tables, on the first start the demo hospital and its accounts, and on each the rounds of these days. */
export async function prepareDemo(database: Database): Promise<void> {
  await migrateSolo(database)
  await loadDemoHospital(database)
  await loadDemoRounds(database, new Date())
  if (!(await hasBeds(database.orm))) await loadBeds(database.orm, demoBeds())
  await loadDemoAccounts(database.orm)
}
