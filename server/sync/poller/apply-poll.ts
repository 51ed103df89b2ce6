import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { writeChange } from '@/server/assistance/change'
import { learnAboutDevice, learnAboutPatient } from '@/server/assistance/observed-bed'
import { callOver } from '@/server/assistance/outcome'
import { bedInSolo } from '@/server/assistance/solo-place'
import { raise } from '@/server/assistance/transitions'
import { bed, request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { wakeOutboxWorker } from '@/server/event-log/outbox-channel'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import { changeFromSolo } from './claim-changes'
import type { DuePoll } from './lease-polls'
import { reconcile } from './reconcile'

/** If Solo still shows a request this long after it ended here, its closing there must have been undone or missed. */
const STILL_OPEN_MS = 30_000
/** Solo does not say how urgent a request is, and `routine` might be too little. */
const ELSEWHERE_PRIORITY = 'urgent'

/** Brings the board in line with what Solo answered about a bed; `found` is null when nothing is open there. */
export async function applyPoll(orm: Orm, poll: DuePoll, found: Observed | null): Promise<void> {
  // Nothing is open here or in Solo, as nearly always. A request opened since cannot have been confirmed before the poll.
  if (found === null && !poll.busy) return
  await orm.transaction(async (tx) => {
    await lockBuilding(tx, poll.buildingId)
    const [place] = await tx
      .select({ now: databaseTime })
      .from(bed)
      .where(and(eq(bed.id, poll.bedId), isNull(bed.retiredAt)))
    // The bed was retired while Solo was asked.
    if (!place) return
    const now = new Date(place.now)
    const ours = await requestInSoloAt(tx, poll.bedId)
    const ended = found && (await endedHere(tx, found.soloId))
    const maybeOurs = found !== null && (ended !== null || (await isClosingUnknown(tx, poll.bedId)))
    const step = reconcile(ours && knownOf(ours, poll), found, maybeOurs)
    const changedBeds = new Set<string>()
    if (found) {
      if (await learnAboutDevice(tx, poll.bedId, found)) changedBeds.add(poll.bedId)
      // Solo's word on an open request's patient is about the patient's bed of now; on an ended request, about the past.
      const patientIn = step.update && ours ? ours.bedId : poll.bedId
      const past = maybeOurs || (!step.update && ours !== null && ours.bedId !== poll.bedId && !step.open)
      const spoken = patientIn === poll.bedId ? 'here' : 'elsewhere'
      if (!past && (await learnAboutPatient(tx, patientIn, found, spoken))) changedBeds.add(patientIn)
    }

    if (step.end && ours) await endInSolo(tx, ours, now)
    if (step.open && found) {
      const recorded = await recordRequestFromSolo(tx, poll, found, now)
      if (recorded === 'changed') changedBeds.delete(poll.bedId)
    }
    const change = step.update && ours && found ? changeFromSolo(ours, found, now) : null
    if (change && ours) {
      await writeChange(tx, ours.id, change)
      changedBeds.delete(ours.bedId)
    }
    for (const bedId of changedBeds) {
      await appendEvent(tx, { buildingId: poll.buildingId, bedId, kind: 'bed-updated' })
    }
    if (ended) await closeAgain(tx, ended, poll)
  })
}

/**
 * Records a request that was made elsewhere. At a bed that has an open request already, it raises that one instead.
 * @returns `changed` where an event of the bed was written
 */
async function recordRequestFromSolo(
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

/** Returns the open request that Solo has, or will have, at a bed's place, wherever its patient is now. */
async function requestInSoloAt(tx: Transaction, bedId: string): Promise<RequestRow | null> {
  const [row] = await tx
    .select()
    .from(request)
    .where(and(sql`${bedInSolo} = ${bedId}`, isNull(request.endedAt)))
    .orderBy(asc(sql`${request.soloId} is null`))
    .limit(1)
  return row ?? null
}

async function openAt(tx: Transaction, bedId: string): Promise<RequestRow | null> {
  const [row] = await tx
    .select()
    .from(request)
    .where(and(eq(request.bedId, bedId), isNull(request.endedAt)))
  return row ?? null
}

async function endedHere(tx: Transaction, soloId: string): Promise<RequestRow | null> {
  const [row] = await tx
    .select()
    .from(request)
    .where(and(eq(request.soloId, soloId), isNotNull(request.endedAt)))
    .orderBy(desc(request.endedAt))
    .limit(1)
  return row ?? null
}

/**
 * Whether a request of the place ended before Solo confirmed it. What is open in Solo may be that request; the outbox worker
 * finds out.
 */
async function isClosingUnknown(tx: Transaction, bedId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: request.id })
    .from(request)
    .where(and(sql`${bedInSolo} = ${bedId}`, eq(request.delivery, 'close'), isNull(request.soloId)))
    .limit(1)
  return row !== undefined
}

const knownOf = (open: RequestRow, poll: DuePoll) => ({
  id: open.id,
  soloId: open.soloId,
  confirmedBefore: open.deliveredAt !== null && open.deliveredAt <= poll.leasedAt,
})

/** Solo does not say how a request ended: a claimed request counts as completed, an unclaimed one as cancelled. */
async function endInSolo(tx: Transaction, open: RequestRow, now: Date): Promise<void> {
  // After a call its nurse says whether the patient was helped, also where Solo ends the request with the call.
  if (open.callOverAt !== null || open.outcome !== null) return
  // Someone asked for help during the call: only a nurse ends that.
  if (open.raisedFromCall !== null) return
  if (open.status === 'in-call' && open.claimedById !== null) {
    return writeChange(tx, open.id, { set: callOver(open, now), kind: 'request-updated' })
  }
  const taken = open.claimedByName !== null
  await writeChange(tx, open.id, {
    set: {
      status: taken ? 'completed' : 'cancelled',
      endedAt: now,
      endReason: 'ended-in-solo',
      delivery: 'done',
    },
    kind: taken ? 'request-completed' : 'request-cancelled',
  })
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

async function closeAgain(tx: Transaction, ended: RequestRow, poll: DuePoll): Promise<void> {
  const since = ended.endedAt?.getTime() ?? 0
  if (ended.delivery !== 'done' || poll.leasedAt.getTime() - since < STILL_OPEN_MS) return
  await tx.update(request).set({ delivery: 'close', attempts: 0 }).where(eq(request.id, ended.id))
  await wakeOutboxWorker(tx)
}
