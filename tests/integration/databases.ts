import { beforeAll } from 'vitest'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../support/database'
import { workerDatabase } from '../support/worker-database'

/** `tests` on a database of each kind with Lantern's empty tables; call `database` inside a test or hook. */
export function describeOnMigrated(name: string, tests: (database: () => Database) => void): void {
  describeOnBothDatabases(name, (open) => {
    const emptied = workerDatabase(open, 'tables')
    let database: Database
    beforeAll(async () => {
      database = await emptied()
    })
    tests(() => database)
  })
}
