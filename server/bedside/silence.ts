import type { Logger } from 'pino'
import type { Database } from '../db/open'
import { createWorker, type Worker } from '../worker'
import { fallenSilent, markSilent } from './reports'

const LOOK_EVERY_MS = 5_000
const LATE_AFTER_MS = 30_000

/**
 * Takes paired devices that report no more to be off. Every node looks; what one has marked the next one finds marked, because
 * each decides while it holds the building's turn.
 */
export const createSilenceWatch = (database: Pick<Database, 'orm'>, log: Logger): Worker =>
  createWorker({
    name: 'silence',
    everyMs: LOOK_EVERY_MS,
    lateAfterMs: LATE_AFTER_MS,
    round: async () => {
      for (const serial of await fallenSilent(database.orm)) await markSilent(database.orm, serial)
    },
    log,
  })
