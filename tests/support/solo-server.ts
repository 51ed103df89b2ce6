import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Database } from '@/server/platform/db/open'
import { migrateSolo } from '@/server/solo-emulator/db/migrate'
import { loadDemoHospital } from '@/server/solo-emulator/demo/load'
import { createSoloServer, type SoloSecrets, type SoloSettings } from '@/server/solo-emulator/server'
import { describeOnBothDatabases } from './database'
import { callerOf, type ReachableSolo } from './solo-call'
import { workerDatabase } from './worker-database'

export type { CallSolo, SoloReply } from './solo-call'

export interface RunningSolo extends ReachableSolo {
  close(): Promise<void>
}

const TEST_API_KEY = 'a key of the tests'

export const TEST_SECRETS: SoloSecrets = {
  linking: 'a secret of links',
  reports: 'a secret of reports',
  calls: 'a secret of calls',
}

/** The Solo emulator on `database`, migrated and with the demo hospital, on a free port of 127.0.0.1. */
export async function startSolo(
  database: Database,
  more: Pick<SoloSettings, 'webhookAddresses'> = {},
): Promise<RunningSolo> {
  await migrateSolo(database)
  await loadDemoHospital(database)
  const listening = { url: '' }
  const app = await createSoloServer({
    database,
    apiKey: TEST_API_KEY,
    publicUrl: () => listening.url,
    secrets: TEST_SECRETS,
    log: pino({ level: 'silent' }),
    ...more,
  })
  listening.url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    url: listening.url,
    apiKey: TEST_API_KEY,
    call: callerOf(listening.url, TEST_API_KEY),
    close: () => app.close(),
  }
}

type SoloTests = (solo: () => RunningSolo, database: () => Database) => void

/** A describe block for each database, with the Solo emulator running, and as on its first start for each test. */
export const describeSoloOnBothDatabases = (name: string, tests: SoloTests): void =>
  describeSuite(name, (solo, database, restore) => {
    beforeEach(restore)
    tests(solo, database)
  })

/** The same, where each test finds what those before it left. */
export const describeRunningSolo = (name: string, tests: SoloTests): void => describeSuite(name, tests)

function describeSuite(
  name: string,
  tests: (solo: () => RunningSolo, database: () => Database, restore: () => Promise<unknown>) => void,
): void {
  describeOnBothDatabases(name, (open) => {
    const asAtFirst = workerDatabase(open, 'emulator')
    let database: Database
    let solo: RunningSolo
    beforeAll(async () => {
      database = await asAtFirst()
      solo = await startSolo(database)
    })
    afterAll(() => solo.close())
    tests(
      () => solo,
      () => database,
      asAtFirst,
    )
  })
}
