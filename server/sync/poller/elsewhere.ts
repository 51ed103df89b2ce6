import { and, eq, isNull } from 'drizzle-orm'
import { writeChange } from '@/server/assistance/change'
import { raise } from '@/server/assistance/transitions'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent } from '@/server/event-log/event-log'
import type { Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import type { DuePoll } from './lease-polls'

/** Solo does not say how urgent a request is, and `routine` might be too little. */
const ELSEWHERE_PRIORITY = 'urgent'

/**
 * Records a request that was made elsewhere. At a bed that has an open request already, it raises that one instead.
 * @returns `changed` where an event of the bed was written
 */
export async function recordRequestFromSolo(
  tx: Transaction,
  poll: DuePoll,
  found: Observed,
  now: Date,
): Promise<'changed' | 'unchanged'> {
  const open = await openAt(tx, poll.bedId)
  if (!open) {
    await openElsewhere(tx, poll, found, now)
    return 'changed'
  }
  // Every poll finds the request again: it raises once.
  const raised = open.priority === 'routine' ? raise(open, ELSEWHERE_PRIORITY, open.reason, now) : null
  if (raised === null) return 'unchanged'
  await writeChange(tx, open.id, raised)
  return 'changed'
}

async function openAt(tx: Transaction, bedId: string): Promise<RequestRow | null> {
  const [row] = await tx
    .select()
    .from(request)
    .where(and(eq(request.bedId, bedId), isNull(request.endedAt)))
  return row ?? null
}

/** Inserts a request that was made on one of the vendor's tablets or by the EHR. */
async function openElsewhere(tx: Transaction, poll: DuePoll, found: Observed, now: Date): Promise<void> {
  const askedAt = found.createdAt !== null && found.createdAt < now ? found.createdAt : now
  const taken = found.assignee !== null
  await tx.insert(request).values({
    buildingId: poll.buildingId,
    bedId: poll.bedId,
    status: taken ? 'claimed' : 'waiting',
    priority: ELSEWHERE_PRIORITY,
    origin: 'elsewhere',
    locator: poll.locator,
    askedAt,
    claimedByName: found.assignee,
    claimedAt: taken ? now : null,
    soloId: found.soloId,
    soloStatus: found.status,
    soloPatientId: found.soloPatientId,
    delivery: 'done',
    deliveredAt: poll.leasedAt,
  })
  await appendEvent(tx, { buildingId: poll.buildingId, bedId: poll.bedId, kind: 'request-opened' })
}
