import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, inject, it } from 'vitest'
import type { Holding } from './database-templates'
import { copyPglite, layPglite } from './pglite-template'
import { createDatabase } from './postgres-databases'

/** Where a suite's database is, as openDatabase takes it; only the suite uses that database, which is empty at first. */
export interface DatabasePlace {
  /** Absent: PGlite in `dataDir`. */
  readonly url?: string
  readonly dataDir: string
}

/** Returns a new place with the given content; empty without one. */
export interface OpenPlace {
  (holding?: Holding): Promise<DatabasePlace>
  readonly kind: 'pglite' | 'postgres'
  /** Returns a new place that stays until the run ends. */
  forTheRun(holding: Exclude<Holding, 'nothing'>): Promise<DatabasePlace>
}

/**
 * Runs a suite twice: on PGlite, and on the real PostgreSQL of this run. Each call of `open` gives a new place; all are
 * removed after the suite.
 */
export function describeOnBothDatabases(name: string, suite: (open: OpenPlace) => void): void {
  describe(`${name} (PGlite)`, () => suite(openerOf('pglite', newPglite)))
  const onPostgres = `${name} (PostgreSQL)`
  const server = postgresOfThisRun()
  if (server !== null) {
    describe(onPostgres, () => suite(server()))
  } else if (process.env.CI) {
    it(`${onPostgres} needs a PostgreSQL`, () => {
      throw new Error('There is no PostgreSQL here, and without one half of the integration is untested.')
    })
  } else {
    describe.skip(`${onPostgres}: not run, no PostgreSQL was found`, () =>
      suite(openerOf('postgres', (_, folder) => newFolder(folder))))
  }
}

/**
 * Runs a suite once, on the real PostgreSQL of this run, and on PGlite where there is none. For what takes its time because a heartbeat
 * must be missed, a time-out run out or Solo be away: there the database is not what differs, and the same statements run on PGlite
 * in the tests of the features and in the browser's.
 */
export function describeOnPostgres(name: string, suite: (open: OpenPlace) => void): void {
  const server = postgresOfThisRun()
  if (server !== null) describe(`${name} (PostgreSQL)`, () => suite(server()))
  else describe(`${name} (PGlite)`, () => suite(openerOf('pglite', newPglite)))
}

/** Returns what opens places there, for a describe block to call in its body; null where there is no PostgreSQL. */
function postgresOfThisRun(): (() => OpenPlace) | null {
  const server = inject('postgresUrl')
  if (server === undefined) throw new Error('vitest.config.ts starts no PostgreSQL for this kind of test.')
  if (server === null) return null
  return () => openerOf('postgres', (holding, folder) => newDatabase(server, holding, folder))
}

interface RemovablePlace extends DatabasePlace {
  remove(): Promise<void>
}

/** Makes a place, with its folder in `folder`. */
type Make = (holding: Holding, folder: string) => Promise<RemovablePlace>

/** Hooks run in reverse order: this one, registered before the suite's own, removes the databases that those have closed. */
function openerOf(kind: OpenPlace['kind'], make: Make): OpenPlace {
  const places: RemovablePlace[] = []
  afterAll(async () => {
    for (const place of places) await place.remove()
  })
  const open = async (holding: Holding = 'nothing') => {
    const { remove, ...place } = await make(holding, tmpdir())
    places.push({ ...place, remove })
    return place
  }
  const forTheRun = async (holding: Holding) => {
    const { remove: _, ...place } = await make(holding, inject('folderOfTheRun'))
    return place
  }
  return Object.assign(open, { kind, forTheRun })
}

async function newPglite(holding: Holding, within: string): Promise<RemovablePlace> {
  const folder = await newFolder(within)
  if (holding === 'nothing') layPglite(folder.dataDir)
  else {
    const { pglite } = inject('databaseTemplates')[holding]
    copyPglite(pglite, folder.dataDir)
  }
  return folder
}

async function newFolder(within: string): Promise<RemovablePlace> {
  const dataDir = await mkdtemp(join(within, 'lantern-data-'))
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) }
}

async function newDatabase(server: string, holding: Holding, within: string): Promise<RemovablePlace> {
  const folder = await newFolder(within)
  const database = await createDatabase(
    server,
    holding === 'nothing' ? undefined : inject('databaseTemplates')[holding].postgres,
  )
  return {
    url: database.url,
    dataDir: folder.dataDir,
    remove: async () => {
      await database.drop()
      await folder.remove()
    },
  }
}
