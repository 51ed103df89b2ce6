import { pino } from 'pino'
import { afterAll } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import type { OpenPlace } from './database'
import { workerDatabase } from './worker-database'

/**
 * Returns what gives each test of a suite a hospital as on its first day, in one database that stays open for all of them.
 * Whatever a test has started on it has ended before the next.
 */
export function hospitalOf(open: OpenPlace): () => Promise<{ database: Database }> {
  const hospital = workerDatabase(open, 'hospital')
  return async () => ({ database: await hospital() })
}

/** Returns what opens a hospital as on its first day, in a database that only the calling suite uses and may change in any way. */
export function ownHospitalOf(open: OpenPlace): () => Promise<{ database: Database }> {
  const opened: Database[] = []
  afterAll(async () => {
    for (const database of opened) await database.close()
  })
  return async () => {
    const database = await openDatabase({ ...(await open('hospital')), log: pino({ level: 'silent' }) })
    opened.push(database)
    return { database }
  }
}
