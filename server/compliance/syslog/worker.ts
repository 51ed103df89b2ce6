import type { Logger } from 'pino'
import type { Orm } from '@/server/platform/db/open'
import { createWorker, type Worker } from '@/server/platform/worker'
import type { EventSource } from '../export/fhir'
import { rowsAfter, type WholeRow } from '../export/rows'
import { leaseCursor, moveCursor, releaseCursor } from './cursor'
import { framed, syslogMessages } from './message'
import { type Collector, sendBatch } from './send'

const EVERY_MS = 1_000
/** Rows a connection: a board of a large building is some hundred messages. */
const AT_A_TIME = 100

export interface SyslogSettings {
  readonly orm: Orm
  readonly collector: Collector
  readonly source: EventSource
  readonly nodeId: string
  readonly log: Logger
}

/**
 * Creates the worker that sends rows of the chain to a syslog collector, in order and at least once. While the collector is away
 * rows stay in the chain, and the worker tries again and again. No request waits for it.
 */
export function createSyslogWorker(settings: SyslogSettings): Worker {
  const { orm, nodeId, log } = settings
  const worker = createWorker({
    name: 'auditSyslog',
    everyMs: EVERY_MS,
    lateAfterMs: 30 * EVERY_MS,
    round: () => sendWaiting(settings),
    log,
  })
  return {
    ...worker,
    async stop() {
      await worker.stop()
      await releaseCursor(orm, nodeId)
    },
  }
}

/** Sends all rows that wait. Rejects where the collector does not take them. */
export async function sendWaiting({ orm, collector, source, nodeId }: SyslogSettings): Promise<void> {
  for (;;) {
    const seq = await leaseCursor(orm, nodeId)
    if (seq === null) return
    const rows = await rowsAfter(orm, seq, AT_A_TIME)
    const last = rows.at(-1)
    if (!last) return
    await sendBatch(collector, framesOf(rows, source))
    await moveCursor(orm, nodeId, last.seq)
    if (rows.length < AT_A_TIME) return
  }
}

function* framesOf(rows: readonly WholeRow[], source: EventSource): Generator<string, void> {
  for (const row of rows) for (const message of syslogMessages(row, source)) yield framed(message)
}
