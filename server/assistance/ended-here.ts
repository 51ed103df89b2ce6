import { and, eq, isNotNull } from 'drizzle-orm'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { wakeOutboxWorker } from '@/server/event-log/outbox-channel'
import { fromNow } from '@/server/platform/db/clock'
import type { Transaction } from '@/server/platform/db/open'
import { requestToChange } from './change'

/** Returns the request that ended here and that Solo calls `soloId`. The caller's transaction holds the building's lock. */
export async function endedHere(tx: Transaction, soloId: string): Promise<RequestRow | null> {
  const found = await requestToChange(tx, and(eq(request.soloId, soloId), isNotNull(request.endedAt)))
  return found?.row ?? null
}

/** Has an ended request closed in Solo, which still has it open, unless that is owed already. */
export async function oweClosing(tx: Transaction, ended: RequestRow): Promise<void> {
  await tx
    .update(request)
    .set({ delivery: 'close', attempts: 0, nextAttemptAt: fromNow(0) })
    .where(and(eq(request.id, ended.id), eq(request.delivery, 'done')))
  await wakeOutboxWorker(tx)
}
