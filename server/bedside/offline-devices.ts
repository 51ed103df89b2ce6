import type { Logger } from 'pino'
import { REPORT_EVERY_MS } from '@/lib/board/device-report'
import type { Database } from '@/server/platform/db/open'
import { createWorker, type Worker } from '@/server/platform/worker'
import { fallenSilent, markSilent } from './reports'

const CHECK_EVERY_MS = 5_000
const LATE_AFTER_MS = 30_000
/** After this long without a check, this node may not have been there to take a report. */
const INTERRUPTED_AFTER_MS = 20_000
/** Long enough for every device to reconnect and report. */
const GRACE_MS = REPORT_EVERY_MS + 15_000

/**
 * Marks paired devices as off that have stopped reporting. Every node checks; a device that one node has marked is marked for
 * the next, because each node decides while it holds the building's lock. After a start, or an outage of the database, it waits
 * for `graceMs`: then it was Lantern that did not listen.
 */
export function createOfflineDeviceWorker(
  { orm }: Pick<Database, 'orm'>,
  log: Logger,
  graceMs: number = GRACE_MS,
): Worker {
  let checkedAt = Number.NEGATIVE_INFINITY
  let since = 0
  return createWorker({
    name: 'silence',
    everyMs: CHECK_EVERY_MS,
    lateAfterMs: LATE_AFTER_MS,
    round: async () => {
      const silent = await fallenSilent(orm)
      const now = performance.now()
      if (now - checkedAt > INTERRUPTED_AFTER_MS) since = now
      checkedAt = now
      if (now - since < graceMs) return
      for (const serial of silent) await markSilent(orm, serial)
    },
    log,
  })
}
