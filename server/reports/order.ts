import { eq } from 'drizzle-orm'
import { accepted, type Refusal, type Result, refused } from '@/lib/errors'
import { passwordProblem } from '@/lib/reports/password'
import { reportRangeProblem } from '@/lib/reports/range'
import type { ReportView } from '@/lib/reports/types'
import type { SoloClient } from '@/lib/solo/client'
import type { SoloError } from '@/lib/solo/failure'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { idempotency, report } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { refusalOf } from '@/server/solo-gateway/refusal'
import type { NewReport } from './contract'
import { endTurn, takeTurn } from './turn'
import { reportView, statusWord } from './view'

/**
 * Orders a report in Solo and writes it once Solo has answered. Operation 30 takes no id of Lantern's, so an order whose answer
 * was lost cannot be found again: it is not in the list, and the refusal says so.
 */
export async function orderReport(
  orm: Orm,
  client: SoloClient,
  actor: Actor,
  order: NewReport,
  begin: () => Promise<void>,
): Promise<Result<{ report: ReportView; created: boolean }>> {
  const problem = problemOf(order)
  if (problem) return { ok: false, refusal: problem }
  const turn = await takeTurn(orm, actor, order)
  if (!turn.ok) return turn
  const { reportId, made } = turn.value
  if (made) return accepted({ report: await readReport(orm, reportId), created: false })

  let kept = false
  try {
    const { from, to, presetId, password } = order
    await begin()
    const answer = await client.call('orderEncounterReport', { body: { from, to, presetId, password } })
    if (!answer.ok) return notOrdered(answer.error)
    const { id: soloId, status } = answer.value
    const id = await keep(orm, actor, order, reportId, {
      soloId: String(soloId),
      status: status ?? 'pending',
    })
    kept = true
    return accepted({ report: await readReport(orm, id), created: id === reportId })
  } finally {
    if (!kept) await endTurn(orm, actor, order)
  }
}

function problemOf(order: NewReport): Refusal | null {
  const range = reportRangeProblem(order)
  if (range) return range
  const password = passwordProblem(order.password)
  return password === null ? null : refused('invalid', password, { field: 'password' }).refusal
}

/** Returns the id of the order; an earlier order's where Solo answered with a report that is already known. */
async function keep(
  orm: Orm,
  actor: Actor,
  order: NewReport,
  id: string,
  made: { readonly soloId: string; readonly status: string },
): Promise<string> {
  const [row] = await orm
    .insert(report)
    .values({
      id,
      soloId: made.soloId,
      status: statusWord(made.status),
      fromAt: new Date(order.from),
      toAt: new Date(order.to),
      presetId: order.presetId,
      orderedById: actor.userId,
      orderedByName: actor.name,
    })
    .onConflictDoUpdate({ target: report.soloId, set: { soloId: made.soloId } })
    .returning({ id: report.id })
  const kept = row?.id ?? id
  if (kept !== id) await orm.update(idempotency).set({ requestId: kept }).where(eq(idempotency.requestId, id))
  return kept
}

async function readReport(orm: Orm, id: string): Promise<ReportView> {
  const [row] = await orm.select().from(report).where(eq(report.id, id))
  if (!row) throw new Error('A report that was ordered is gone')
  return reportView(row, Date.now())
}

function notOrdered(error: SoloError) {
  if (error.outcomeUnknown) {
    return refused('upstream_unavailable', refusalText('report.unanswered'), {
      details: { correlationId: error.correlationId, status: error.status },
    })
  }
  if (error.kind === 'rejected') {
    return refused('upstream_rejected', refusalText('report.refused'), {
      details: { correlationId: error.correlationId, status: error.status },
    })
  }
  return refusalOf(error, 'reports', 'orderLater')
}
