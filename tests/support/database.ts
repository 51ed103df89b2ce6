import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, describe, inject, it } from 'vitest'
import { layPglite } from './pglite-template'

/** Where a suite's database is, as openDatabase takes it; what is there is the suite's alone, and empty at first. */
export interface DatabasePlace {
  /** Absent: PGlite in `dataDir`. */
  readonly url?: string
  readonly dataDir: string
}

/**
 * Runs a suite twice: on PGlite, and on the real PostgreSQL of this run. Each call of `open` gives a new place; all are
 * removed after the suite.
 */
export function describeOnBothDatabases(
  name: string,
  suite: (open: () => Promise<DatabasePlace>) => void,
): void {
  describe(`${name} (PGlite)`, () => suite(removedAfterwards(newPglite)))

  const server = inject('postgresUrl')
  const onPostgres = `${name} (PostgreSQL)`
  if (server === undefined) throw new Error('vitest.config.ts starts no PostgreSQL for this kind of test.')
  if (server !== null) {
    describe(onPostgres, () => suite(removedAfterwards(() => newDatabase(server))))
  } else if (process.env.CI) {
    it(`${onPostgres} needs a PostgreSQL`, () => {
      throw new Error('There is no PostgreSQL here, and without one half of the integration is untested.')
    })
  } else {
    describe.skip(`${onPostgres}: not run, no PostgreSQL was found`, () => suite(newFolder))
  }
}

/** A new database of the PostgreSQL at `server`, an administrator's URL. */
export async function createDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `lantern_${randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(server, `drop database ${name} with (force)`) }
}

interface RemovablePlace extends DatabasePlace {
  remove(): Promise<void>
}

/** Hooks run in reverse order: this one, registered before the suite's own, removes what those have closed. */
function removedAfterwards(make: () => Promise<RemovablePlace>): () => Promise<DatabasePlace> {
  const places: RemovablePlace[] = []
  afterAll(async () => {
    for (const place of places) await place.remove()
  })
  return async () => {
    const { remove, ...place } = await make()
    places.push({ ...place, remove })
    return place
  }
}

async function newPglite(): Promise<RemovablePlace> {
  const folder = await newFolder()
  await layPglite(folder.dataDir)
  return folder
}

async function newFolder(): Promise<RemovablePlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lantern-data-'))
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) }
}

async function newDatabase(server: string): Promise<RemovablePlace> {
  const folder = await newFolder()
  const database = await createDatabase(server)
  return {
    url: database.url,
    dataDir: folder.dataDir,
    remove: async () => {
      await database.drop()
      await folder.remove()
    },
  }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
