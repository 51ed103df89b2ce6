import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe } from 'vitest'
import { type Database, openDatabase } from '@/server/db/open'

const log = pino({ level: 'silent' })

/** A describe block for each database: PGlite in a folder of its own, and a fresh one on the PostgreSQL of the run. */
export function describeOnBothDatabases(name: string, tests: (database: () => Database) => void): void {
  const server = process.env.TEST_POSTGRES_URL
  for (const kind of server ? (['pglite', 'postgres'] as const) : (['pglite'] as const)) {
    describe(`${name} on ${kind}`, () => {
      let dataDir: string
      let database: Database
      beforeAll(async () => {
        dataDir = await mkdtemp(join(tmpdir(), 'lantern-auth-'))
        const url = kind === 'postgres' && server ? await freshDatabase(server) : undefined
        database = await openDatabase({ url, dataDir, log })
        await database.migrate('server/db/migrations', 'lantern_migrations')
      })
      afterAll(async () => {
        await database.close()
        await rm(dataDir, { recursive: true })
      })
      tests(() => database)
    })
  }
}

async function freshDatabase(server: string): Promise<string> {
  const name = `lantern_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}
