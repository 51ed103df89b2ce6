import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { writeChange } from '@/server/assistance/change'
import { learnAboutDevice, learnAboutPatient } from '@/server/assistance/observed-bed'
import { bedInSolo } from '@/server/assistance/solo-place'
import { raise } from '@/server/assistance/transitions'
import { bed, request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { wakeOutboxWorker } from '@/server/event-log/outbox-channel'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import { changeSeen } from './claim-changes'
import type { Look } from './lease-polls'
import { reconcile } from './reconcile'

/** If Solo still shows a request this long after it ended here, closing it there must have been undone or missed. */
const STILL_OPEN_MS = 30_000
/** Solo does not tell how urgent a request is, and `routine` might be too little. */
const ELSEWHERE_PRIORITY = 'urgent'

/** Brings the board in line with what Solo answered about a bed; `found` is null when nothing is open there. */
export async function applyPoll(orm: Orm, look: Look, found: Observed | null): Promise<void> {
  // Quiet here and there, as nearly always. A request opened since cannot have been confirmed before Solo was asked.
  if (found === null && !look.busy) return
  await orm.transaction(async (tx) => {
    await lockBuilding(tx, look.buildingId)
    const [place] = await tx
      .select({ now: databaseTime })
      .from(bed)
      .where(and(eq(bed.id, look.bedId), isNull(bed.retiredAt)))
    // Retired while Solo was asked: it is nobody's bed any more.
    if (!place) return
    const now = new Date(place.now)
    const ours = await twinAt(tx, look.bedId)
    const ended = found && (await endedHere(tx, found.soloId))
    const maybeOurs = found !== null && (ended !== null || (await isClosingUnknown(tx, look.bedId)))
    const step = reconcile(ours && knownOf(ours, look), found, maybeOurs)
    const news = new Set<string>()
    if (found) {
      if (await learnAboutDevice(tx, look.bedId, found)) news.add(look.bedId)
      // What Solo says of a request's patient is about the bed that the patient is in now; of one that ended, about the past.
      const patientIn = step.update && ours ? ours.bedId : look.bedId
      const past = maybeOurs || (!step.update && ours !== null && ours.bedId !== look.bedId && !step.open)
      const spoken = patientIn === look.bedId ? 'here' : 'elsewhere'
      if (!past && (await learnAboutPatient(tx, patientIn, found, spoken))) news.add(patientIn)
    }

    if (step.end && ours) await endInSolo(tx, ours, now)
    if (step.open && found && (await isTaken(tx, look, found, now))) news.delete(look.bedId)
    const change = step.update && ours && found ? changeSeen(ours, found, now) : null
    if (change && ours) {
      await writeChange(tx, ours.id, change)
      news.delete(ours.bedId)
    }
    for (const bedId of news) {
      await appendEvent(tx, { buildingId: look.buildingId, bedId, kind: 'bed-updated' })
    }
    if (ended) await closeAgain(tx, ended, look)
  })
}

/**
 * Takes over a request that was made elsewhere; one more at a bed where help was asked for already makes that more urgent.
 * @returns whether that was news of the bed
 */
async function isTaken(tx: Transaction, look: Look, found: Observed, now: Date): Promise<boolean> {
  const there = await openAt(tx, look.bedId)
  if (!there) {
    await openElsewhere(tx, look, found, now)
    return true
  }
  // Every look finds it again: it raises once.
  const raised = there.priority === 'routine' ? raise(there, ELSEWHERE_PRIORITY, there.reason, now) : null
  if (raised) await writeChange(tx, there.id, raised)
  return raised !== null
}

/** The open request that Solo has, or will have, at a bed's place, wherever its patient is by now. */
async function twinAt(tx: Transaction, bedId: string): Promise<RequestRow | null> {
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
 * Whether one of the place ended of which nobody knows yet whether Solo has it, and under which id: what is open there may
 * be it, and the courier finds out.
 */
async function isClosingUnknown(tx: Transaction, bedId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: request.id })
    .from(request)
    .where(and(sql`${bedInSolo} = ${bedId}`, eq(request.delivery, 'close'), isNull(request.soloId)))
    .limit(1)
  return row !== undefined
}

const knownOf = (open: RequestRow, look: Look) => ({
  id: open.id,
  soloId: open.soloId,
  confirmedBefore: open.deliveredAt !== null && open.deliveredAt <= look.leasedAt,
})

/** Solo does not say how it ended: what somebody had taken counts as completed, what nobody had as cancelled. */
async function endInSolo(tx: Transaction, open: RequestRow, now: Date): Promise<void> {
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

/** A request made on one of the vendor's tablets or by the EHR. */
async function openElsewhere(tx: Transaction, look: Look, found: Observed, now: Date): Promise<void> {
  const askedAt = found.createdAt !== null && found.createdAt < now ? found.createdAt : now
  const taken = found.assignee !== null
  await tx.insert(request).values({
    buildingId: look.buildingId,
    bedId: look.bedId,
    status: taken ? 'claimed' : 'waiting',
    priority: ELSEWHERE_PRIORITY,
    origin: 'elsewhere',
    locator: look.locator,
    askedAt,
    claimedByName: found.assignee,
    claimedAt: taken ? now : null,
    soloId: found.soloId,
    soloStatus: found.status,
    soloPatientId: found.soloPatientId,
    delivery: 'done',
    deliveredAt: look.leasedAt,
  })
  await appendEvent(tx, { buildingId: look.buildingId, bedId: look.bedId, kind: 'request-opened' })
}

async function closeAgain(tx: Transaction, ended: RequestRow, look: Look): Promise<void> {
  const since = ended.endedAt?.getTime() ?? 0
  if (ended.delivery !== 'done' || look.leasedAt.getTime() - since < STILL_OPEN_MS) return
  await tx.update(request).set({ delivery: 'close', attempts: 0 }).where(eq(request.id, ended.id))
  await wakeOutboxWorker(tx)
}
