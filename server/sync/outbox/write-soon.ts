import { setTimeout as pause } from 'node:timers/promises'
import { failureOf } from '@/server/platform/failure'

const AGAIN_AFTER_MS = 250
/** A database that restarts is back sooner; after this long (ms) the lease lapses, and the outcome is found out again. */
const FOR_MS = 10_000

/**
 * Runs `write`, which writes an outcome where the lease is still the same, and again while the database does not answer. Without it
 * a request that Solo has would read NOT SENT until its lease is over.
 */
export async function writeSoon<T>(write: () => Promise<T>): Promise<T> {
  const from = performance.now()
  for (;;) {
    try {
      return await write()
    } catch (error) {
      const isAway = failureOf(error).code === 'database_unavailable'
      if (!isAway || performance.now() - from > FOR_MS) throw error
      await pause(AGAIN_AFTER_MS)
    }
  }
}
