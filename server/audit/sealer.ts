import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Orm } from '@/server/platform/db/open'
import { createWorker, type Worker } from '@/server/platform/worker'

const EVERY_MS = 1_000
const AT_A_TIME = 1_000

/** Takes the rows that wait into the chain; all that were committed before the call. */
export async function sealAll(orm: Orm): Promise<void> {
  for (;;) {
    const { rows } = (await orm.execute(sql`select lantern.audit_seal(${AT_A_TIME}) as sealed`)) as {
      // What the query above selects.
      rows: readonly { readonly sealed: number }[]
    }
    if ((rows[0]?.sealed ?? 0) < AT_A_TIME) return
  }
}

/** Creates the worker that takes audit rows into the chain, within about a second of each act. */
export const createSealer = (orm: Orm, log: Logger): Worker =>
  createWorker({
    name: 'audit',
    everyMs: EVERY_MS,
    lateAfterMs: 10 * EVERY_MS,
    round: () => sealAll(orm),
    log,
  })
