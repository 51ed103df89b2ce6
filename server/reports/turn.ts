import { randomUUID } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { fingerprintOf, hasKey, takeKey } from '@/server/db/idempotency'
import { idempotency, report } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import type { NewReport } from './contract'

/** Longer than any call to Solo takes: a process that has held the key for this long has ended. */
const ABANDONED_MS = 90_000

/** Whether this try orders, or an earlier one made the report. */
export interface Turn {
  readonly reportId: string
  readonly made: boolean
}

/**
 * Takes the Idempotency-Key of an order before the call to Solo, or finds the result of an earlier try with it. Refusals:
 * idempotency_conflict; not_ready while that try is under way.
 */
export async function takeTurn(orm: Orm, actor: Actor, order: NewReport): Promise<Result<Turn>> {
  const reportId = randomUUID()
  if (order.idempotencyKey === undefined) return accepted({ reportId, made: false })
  const key = hasKey(actor, order.idempotencyKey)
  // The hash covers everything but the password: not even a hash of that is stored.
  const fingerprint = fingerprintOf(['encounter-report', order.from, order.to, order.presetId])
  if (await takeKey(orm, { actor, key: order.idempotencyKey, fingerprint }, reportId)) {
    return accepted({ reportId, made: false })
  }

  const [before] = await orm
    .select({ fingerprint: idempotency.fingerprint, reportId: idempotency.requestId, made: report.id })
    .from(idempotency)
    .leftJoin(report, eq(report.id, idempotency.requestId))
    .where(key)
  if (before && before.fingerprint !== fingerprint) {
    return refused('idempotency_conflict', refusalText('sent.keyReusedOrder'), {
      field: 'Idempotency-Key',
    })
  }
  if (before?.made) return accepted({ reportId: before.reportId, made: true })
  const freed = await orm
    .update(idempotency)
    .set({ requestId: reportId, createdAt: fromNow(0) })
    .where(and(key, lt(idempotency.createdAt, fromNow(-ABANDONED_MS))))
    .returning({ id: idempotency.requestId })
  return freed.length > 0
    ? accepted({ reportId, made: false })
    : refused('not_ready', refusalText('report.ordering'))
}

/** Frees the key after a try that made no report, so that the next try orders. */
export async function endTurn(orm: Orm, actor: Actor, { idempotencyKey: key }: NewReport): Promise<void> {
  if (key !== undefined) await orm.delete(idempotency).where(hasKey(actor, key))
}
