import type { Logger } from 'pino'
import type { Orm } from '@/server/platform/db/open'
import { createWorker, type Worker } from '@/server/platform/worker'
import { heartbeat } from './lease'

/** Far below the time after which a node counts as dead, and its leases as void. */
const EVERY_MS = 1_000

/** Writes all the time that this node lives, so that its leases hold. Write the first `heartbeat` before it leases anything. */
export const createNodeHeartbeat = (orm: Orm, nodeId: string, log: Pick<Logger, 'error'>): Worker =>
  createWorker({
    name: 'heartbeat',
    everyMs: EVERY_MS,
    // One that failed must be made up for in time.
    longestPauseMs: EVERY_MS,
    lateAfterMs: 10 * EVERY_MS,
    round: () => heartbeat(orm, nodeId),
    log,
  })
