import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { demoBeds } from '@/server/hospital/demo'
import { hasBeds, loadBeds } from '@/server/hospital/load'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import { migrateSolo } from '@/server/solo-emulator/db/migrate'
import { loadDemoHospital } from '@/server/solo-emulator/demo/load'
import { makePglite } from './pglite-template'
import { administer, databaseUrl } from './postgres-databases'
import { V8_FLAGS } from './v8-flags.mjs'

/**
 * What a new database of a test holds. `tables`: Lantern's, empty. `emulator`: the Solo emulator's, with the demo hospital.
 * `hospital`: both, with the demo's beds on the board. Making each takes a second or more of CPU, copying one a fraction.
 */
export type Holding = 'nothing' | 'tables' | 'emulator' | 'hospital'

declare module 'vitest' {
  interface ProvidedContext {
    /** For each holding but `nothing`: a PGlite folder, and the name of a PostgreSQL database, to copy. */
    databaseTemplates: Readonly<Record<Exclude<Holding, 'nothing'>, { pglite: string; postgres: string }>>
    /** A folder that is removed when the run ends. */
    folderOfTheRun: string
  }
}

const log = pino({ level: 'silent' })

const FILLINGS = {
  tables: migrateLantern,
  emulator: migrateEmulator,
  hospital: async (database: Database) => {
    await migrateLantern(database)
    await migrateEmulator(database)
    if (!(await hasBeds(database.orm))) await loadBeds(database.orm, demoBeds())
  },
} as const

/** Of vitest, after the PostgreSQL: makes the templates for all files of a run, and removes them after the last. */
export default async function setup({ vitest }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const provided = vitest.getRootProject().getProvidedContext()
  if (provided.databaseTemplates !== undefined) return undefined
  // This process was started by vitest, without them.
  for (const flag of V8_FLAGS) setFlagsFromString(flag)
  const folder = await mkdtemp(join(tmpdir(), 'lantern-templates-'))
  const empty = await makePglite(folder)
  const server = provided.postgresUrl
  const make = async (name: Exclude<Holding, 'nothing'>) => {
    const dataDir = join(folder, name)
    await cp(empty, join(dataDir, 'pglite'), { recursive: true })
    await fill(name, { dataDir })
    const postgres = `template_${name}`
    if (server) {
      await administer(server, `create database ${postgres}`)
      await fill(name, { dataDir, url: databaseUrl(server, postgres) })
    }
    return { pglite: join(dataDir, 'pglite'), postgres }
  }
  const tables = await make('tables')
  const emulator = await make('emulator')
  const hospital = await make('hospital')
  vitest.provide('folderOfTheRun', folder)
  vitest.provide('pgliteTemplate', empty)
  vitest.provide('databaseTemplates', { tables, emulator, hospital })
  return () => rm(folder, { recursive: true, force: true })
}

async function fill(name: keyof typeof FILLINGS, place: { dataDir: string; url?: string }): Promise<void> {
  const database = await openDatabase({ ...place, log })
  await FILLINGS[name](database)
  await database.close()
}

async function migrateLantern(database: Database): Promise<void> {
  await database.migrate(join(projectRoot(), 'server/db/migrations'), 'lantern_migrations')
}

async function migrateEmulator(database: Database): Promise<void> {
  await migrateSolo(database)
  await loadDemoHospital(database)
}
