import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import { describeOnBothDatabases } from '../support/database'

/** `tests` on a migrated database of each kind; call `database` inside a test or hook. */
export function describeOnMigrated(name: string, tests: (database: () => Database) => void): void {
  describeOnBothDatabases(name, (open) => {
    let database: Database
    beforeAll(async () => {
      database = await openDatabase({ ...(await open('tables')), log: pino({ level: 'silent' }) })
      await database.migrate(join(projectRoot(), 'server/db/migrations'), 'lantern_migrations')
    })
    afterAll(() => database.close())
    tests(() => database)
  })
}
