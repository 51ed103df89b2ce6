import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { type Database, openDatabase } from '@/server/db/open'
import { projectRoot } from '@/server/project-root'

const log = pino({ level: 'silent' })

/** Opens what `settings` name, with Lantern's tables in it. */
export async function openMigrated(settings: { url?: string; dataDir: string }): Promise<Database> {
  const database = await openDatabase({ ...settings, log })
  await database.migrate(join(projectRoot(), 'server/db/migrations'), 'lantern_migrations')
  return database
}

/** A new, empty database on the server at `url`. */
export async function createDatabaseAt(url: string): Promise<string> {
  const name = `lantern_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
