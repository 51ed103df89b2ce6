import { loadDemoAccounts } from '@/server/accounts/demo'
import type { Database } from '@/server/platform/db/open'
import { migrateSolo } from '@/server/solo-emulator/db/migrate'
import { loadDemoHospital } from '@/server/solo-emulator/demo/load'
import { loadDemoRounds } from '@/server/solo-emulator/demo/load-rounds'
import { demoBeds } from './demo'
import { hasBeds, loadBeds } from './load'

/**
 * Prepares the database for demo mode: the Solo emulator's tables, on the first start the demo hospital and its accounts, and
 * on each start the appointments around today.
 */
export async function prepareDemo(database: Database): Promise<void> {
  await migrateSolo(database)
  await loadDemoHospital(database)
  await loadDemoRounds(database, new Date())
  if (!(await hasBeds(database.orm))) await loadBeds(database.orm, demoBeds())
  await loadDemoAccounts(database.orm)
}
