import { pino } from 'pino'
import { afterAll } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import type { OpenPlace } from './database'
import { keepRows } from './kept-rows'

/**
 * Returns what gives each test of a suite a hospital as on its first day, in one database that stays open for all of them.
 * Whatever a test has started on it has ended before the next.
 */
export function hospitalOf(open: OpenPlace): () => Promise<{ database: Database }> {
  let hospital: { database: Database; restore: () => Promise<void> } | undefined
  afterAll(() => hospital?.database.close())
  return async () => {
    if (!hospital) {
      const database = await openDatabase({ ...(await open('hospital')), log: pino({ level: 'silent' }) })
      hospital = { database, restore: await keepRows(database) }
    } else {
      await hospital.restore()
    }
    return { database: hospital.database }
  }
}
