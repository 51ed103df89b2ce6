import { pino } from 'pino'
import { afterAll, type RunnerTask } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import type { OpenPlace } from './database'
import { keepRows } from './kept-rows'

type Holding = 'tables' | 'emulator' | 'hospital'

interface WorkerDatabase {
  readonly database: Database
  restore(): Promise<void>
}

/** By holding and kind. The test files of a worker share its modules, and so these. */
const kept = new Map<string, WorkerDatabase>()

/**
 * Returns what gives a suite a database that holds what `holding` says and nothing else, at each call. The test files of a worker
 * share it, one after the other, because to make and to open one takes a second of CPU and to put its rows back some
 * milliseconds. It stays open. Whatever a caller has started on it has ended before the next call. A suite that changes tables
 * or triggers opens a place of its own. A suite that has failed leaves none to the next.
 */
export function workerDatabase(open: OpenPlace, holding: Holding): () => Promise<Database> {
  const name = `${holding} in ${open.kind}`
  // biome-ignore lint/correctness/noEmptyPattern: Vitest demands a pattern for the first argument.
  afterAll(async ({}, suite) => {
    if (!hasFailed(suite)) return
    await kept.get(name)?.database.close()
    kept.delete(name)
  })
  return async () => {
    const before = kept.get(name)
    if (before) {
      await before.restore()
      return before.database
    }
    const database = await openDatabase({
      ...(await open.forTheRun(holding)),
      log: pino({ level: 'silent' }),
    })
    kept.set(name, { database, restore: await keepRows(database) })
    return database
  }
}

const hasFailed = (task: Readonly<RunnerTask>): boolean =>
  task.result?.state === 'fail' || ('tasks' in task && task.tasks.some(hasFailed))
