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
export type OpenPlace = (holding?: Holding) => Promise<DatabasePlace>

/**
 * Runs a suite twice: on PGlite, and on the real PostgreSQL of this run. Each call of `open` gives a new place; all are
 * removed after the suite.
 */
export function describeOnBothDatabases(name: string, suite: (open: OpenPlace) => void): void {
  describe(`${name} (PGlite)`, () => suite(removedAfterwards(newPglite)))

  const server = inject('postgresUrl')
  const onPostgres = `${name} (PostgreSQL)`
  if (server === undefined) throw new Error('vitest.config.ts starts no PostgreSQL for this kind of test.')
  if (server !== null) {
    describe(onPostgres, () => suite(removedAfterwards((holding) => newDatabase(server, holding))))
  } else if (process.env.CI) {
    it(`${onPostgres} needs a PostgreSQL`, () => {
      throw new Error('There is no PostgreSQL here, and without one half of the integration is untested.')
    })
  } else {
    describe.skip(`${onPostgres}: not run, no PostgreSQL was found`, () => suite(newFolder))
  }
}

interface RemovablePlace extends DatabasePlace {
  remove(): Promise<void>
}

/** Hooks run in reverse order: this one, registered before the suite's own, removes the databases that those have closed. */
function removedAfterwards(make: (holding: Holding) => Promise<RemovablePlace>): OpenPlace {
  const places: RemovablePlace[] = []
  afterAll(async () => {
    for (const place of places) await place.remove()
  })
  return async (holding = 'nothing') => {
    const { remove, ...place } = await make(holding)
    places.push({ ...place, remove })
    return place
  }
}

async function newPglite(holding: Holding): Promise<RemovablePlace> {
  const folder = await newFolder()
  if (holding === 'nothing') layPglite(folder.dataDir)
  else {
    const { pglite } = inject('databaseTemplates')[holding]
    copyPglite(pglite, folder.dataDir)
  }
  return folder
}

async function newFolder(): Promise<RemovablePlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lantern-data-'))
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) }
}

async function newDatabase(server: string, holding: Holding): Promise<RemovablePlace> {
  const folder = await newFolder()
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
