import type { Logger } from 'pino'
import type { Orm } from '@/server/platform/db/open'
import { createWorker, type Worker } from '@/server/platform/worker'
import { lockIdleSessions } from '@/server/sessions/session-lock'

const EVERY_MS = 2_000

/** Creates the worker that locks the sessions that no hand touches, so that their sockets hear of it on every node. */
export const createIdleLockWorker = (orm: Orm, lockAfterSeconds: number, log: Logger): Worker =>
  createWorker({
    name: 'idle-lock',
    everyMs: EVERY_MS,
    lateAfterMs: 10 * EVERY_MS,
    round: () => lockIdleSessions(orm, lockAfterSeconds),
    log,
  })
