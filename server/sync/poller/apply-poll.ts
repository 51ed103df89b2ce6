import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { writeChange } from '@/server/assistance/change'
import { endedHere, oweClosing } from '@/server/assistance/ended-here'
import { lateCreation, takeLateCreation } from '@/server/assistance/late-operations'
import { learnFromSolo } from '@/server/assistance/observed-bed'
import { bedInSolo } from '@/server/assistance/solo-place'
import { bed, request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import { changeFromSolo } from './claim-changes'
import { recordRequestFromSolo } from './elsewhere'
import { type DuePoll, hasPoll } from './lease-polls'
import { reconcile, vanished } from './reconcile'
import { vanishFromSolo } from './vanish'

/** If Solo still shows a request this long after it ended here, its closing there must have been undone or missed. */
const STILL_OPEN_MS = 30_000

/**
 * Brings the board in line with what Solo answered about a bed; `found` is null when nothing is open there.
 * @returns the id of an open request that Solo dropped and that is sent again; null: there was none
 */
export async function applyPoll(orm: Orm, poll: DuePoll, found: Observed | null): Promise<string | null> {
  let dropped: string | null = null
  // Nothing is open here or in Solo, as nearly always. A request opened since cannot have been confirmed before the poll.
  if (found === null && !poll.busy) return null
  await orm.transaction(async (tx) => {
    await lockBuilding(tx, poll.buildingId)
    const [place] = await tx
      .select({ now: databaseTime })
      .from(bed)
      .where(and(hasPoll(poll), isNull(bed.retiredAt)))
    // The bed was retired while Solo was asked, or another node has polled it since.
    if (!place) return
    const now = new Date(place.now)
    const known = await requestInSoloAt(tx, poll.bedId, found?.soloId ?? null)
    const ended = found && (await endedHere(tx, found.soloId))
    // What was sent for an open request, and is there, is that one's: its delivery finds out by itself.
    const isOnItsWay = known !== null && known.soloId === null && known.sentAt !== null
    const isUnknown = found !== null && !ended && found.soloId !== known?.soloId
    const late = isUnknown && !isOnItsWay ? await lateCreation(tx, poll.bedId, found) : null
    const isStillOpen = known !== null && late?.id === known.id && vanished(known) !== 'ended'
    const ours = isStillOpen && found ? { ...known, soloId: found.soloId } : known
    const maybeOurs =
      found !== null && (ended !== null || late !== null || (await isClosingUnknown(tx, poll.bedId)))
    const step = reconcile(ours && knownOf(ours, poll), found, maybeOurs)
    const changedBeds = new Set<string>()
    if (found) {
      // Solo's word on an open request's patient is about the patient's bed of now; on an ended request, about the past.
      const patientIn = step.update && ours ? ours.bedId : poll.bedId
      const past = maybeOurs || (!step.update && ours !== null && ours.bedId !== poll.bedId && !step.open)
      const here = patientIn === poll.bedId
      const heard = { device: true, patient: here && !past ? ('here' as const) : null }
      if (await learnFromSolo(tx, poll.bedId, found, heard)) changedBeds.add(poll.bedId)
      const there = { device: false, patient: 'elsewhere' as const }
      if (!here && !past && (await learnFromSolo(tx, patientIn, found, there))) changedBeds.add(patientIn)
    }

    if (step.end && ours && (await vanishFromSolo(tx, ours, now))) dropped = ours.id
    if (late && found) await takeLateCreation(tx, late, found, isStillOpen)
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
  return dropped
}

/**
 * Returns the open request that Solo has, or will have, at a bed's place, wherever its patient is now.
 * @param soloId - what Solo has there: where two of them are open, that one
 */
async function requestInSoloAt(
  tx: Transaction,
  bedId: string,
  soloId: string | null,
): Promise<RequestRow | null> {
  const [row] = await tx
    .select()
    .from(request)
    .where(and(sql`${bedInSolo} = ${bedId}`, isNull(request.endedAt)))
    .orderBy(asc(sql`${request.soloId} is distinct from ${soloId}`), asc(sql`${request.soloId} is null`))
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

async function closeAgain(tx: Transaction, ended: RequestRow, poll: DuePoll): Promise<void> {
  const since = ended.endedAt?.getTime() ?? 0
  if (ended.delivery !== 'done' || poll.leasedAt.getTime() - since < STILL_OPEN_MS) return
  await oweClosing(tx, ended)
}
