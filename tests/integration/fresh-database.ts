import { join } from 'node:path'
import pino from 'pino'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import type { DatabasePlace } from '../support/database'

const log = pino({ level: 'silent' })

/** Opens what is at `place`, with Lantern's tables in it. */
export async function openMigrated(place: DatabasePlace): Promise<Database> {
  const database = await openDatabase({ ...place, log })
  await database.migrate(join(projectRoot(), 'server/db/migrations'), 'lantern_migrations')
  return database
}
