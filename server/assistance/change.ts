import { eq, type SQL } from 'drizzle-orm'
import type { EventKind, RequestView } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { endedOf, readRequest } from './view'

export interface Change {
  readonly set: Partial<typeof request.$inferInsert>
  readonly kind: EventKind
}

/** What to change; `null` when it is so already; or a refusal. */
export type Decision = Result<Change | null>

export const unknownRequest = () => refused('not_found', refusalText('request.unknown'))

/**
 * Decides on a request and writes the change with its event, in one transaction that holds the building's lock: of two
 * simultaneous decisions, the second one sees what the first did.
 * @param decide gets the request and the database's time; while it decides, no node can begin to deliver the request
 */
export async function changeRequest(
  orm: Orm,
  id: string,
  decide: (row: RequestRow, now: Date, tx: Transaction) => Decision | Promise<Decision>,
): Promise<Result<RequestView>> {
  return orm.transaction(async (tx) => {
    const [where] = await tx
      .select({ buildingId: request.buildingId })
      .from(request)
      .where(eq(request.id, id))
    if (!where) return unknownRequest()
    await lockBuilding(tx, where.buildingId)
    const found = await requestToChange(tx, eq(request.id, id))
    if (!found) return unknownRequest()
    const decision = await decide(found.row, new Date(found.now), tx)
    if (!decision.ok) return decision
    if (decision.value) await writeChange(tx, id, decision.value)
    const view = await readRequest(tx, id)
    return view ? accepted(view) : unknownRequest()
  })
}

/**
 * Returns a request to decide on, with the database's time, and locks its row. The caller's transaction holds the building's lock;
 * the lease of a delivery does not take it, and whether a request was sent decides whether it must be closed in Solo.
 */
export async function requestToChange(
  tx: Transaction,
  which: SQL | undefined,
): Promise<{ readonly row: RequestRow; readonly now: number } | undefined> {
  const [found] = await tx
    .select({ row: request, now: databaseTime })
    .from(request)
    .where(which)
    .for('no key update')
  return found
}

/** Writes a change and its event. The caller's transaction holds the building's lock. */
export async function writeChange(tx: Transaction, id: string, change: Change): Promise<void> {
  const [row] = await tx.update(request).set(change.set).where(eq(request.id, id)).returning()
  if (!row) throw new Error('A request vanished under its own lock.')
  const ended = endedOf(row)
  await appendEvent(tx, {
    buildingId: row.buildingId,
    bedId: row.bedId,
    kind: change.kind,
    ...(ended && { ended }),
    wakesOutbox: row.delivery !== 'done',
  })
}
