import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { writtenPlace } from '@/lib/board/place'
import { accepted, type Result, refused } from '@/lib/errors'
import { naming, refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { bed, bedMove, building, request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { wakeOutboxWorker } from '@/server/event-log/outbox-channel'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { Moved, PatientMove } from './contract'
import { followPatient } from './follow-patient'
import { bedInSolo, bedInSoloOf } from './solo-place'

type BedRow = typeof bed.$inferSelect

/**
 * Moves the patient of a bed to another bed of the building, and that bed's patient back; their requests go with them. A
 * request made at a bed without a known patient, while nothing was open at the old bed, was made for the patient who moves
 * there, and stays. Refusals: not_found, invalid (another building, the same bed, no longer in use), no_patient,
 * patient_changed (a different patient lies there than was confirmed, or another request is open at one of the two).
 */
export async function movePatient(
  orm: Orm,
  actor: Actor,
  fromId: string,
  move: PatientMove,
): Promise<Result<Moved>> {
  return orm.transaction(async (tx) => {
    const [where] = await tx.select({ id: bed.buildingId }).from(bed).where(eq(bed.id, fromId))
    if (!where) return unknownBed()
    await lockBuilding(tx, where.id)
    const beds = await tx
      .select({ bed, now: databaseTime })
      .from(bed)
      .where(inArray(bed.id, [fromId, move.to]))
    const from = beds.find((row) => row.bed.id === fromId)
    const to = beds.find((row) => row.bed.id === move.to)
    if (!from || !to) return unknownBed()
    const refusal = refuse(from.bed, to.bed, move)
    if (refusal) return refusal

    // Wait for a node that is about to send one of them to Solo: it may leave from the old place.
    const open = await tx
      .select()
      .from(request)
      .where(and(inArray(request.bedId, [fromId, move.to]), isNull(request.endedAt)))
      .for('update')
    const changed = requestChanged(from.bed, to.bed, move, open)
    if (changed) return changed
    const isThereAlready = to.bed.patientMrn === null && open.every((row) => row.bedId === to.bed.id)
    await exchangePatients(tx, from.bed, to.bed, new Date(from.now))
    if (isThereAlready) await followPatient(tx, to.bed.id, to.bed)
    else await exchangeRequests(tx, open, from.bed, to.bed)
    const swapped =
      to.bed.patientMrn !== null || (!isThereAlready && open.some((row) => row.bedId === to.bed.id))
    await tx.insert(bedMove).values({
      fromBedId: fromId,
      toBedId: move.to,
      swapped,
      movedById: actor.userId,
      movedByName: actor.name,
    })
    for (const bedId of [fromId, move.to]) {
      await appendEvent(tx, { buildingId: where.id, bedId, kind: 'patient-moved' })
    }
    if (open.some((row) => row.delivery !== 'done')) await wakeOutboxWorker(tx)
    return accepted({ from: fromId, to: move.to, swapped })
  })
}

const unknownBed = () => refused('not_found', refusalText('place.noBed'))

function refuse(from: BedRow, to: BedRow, { mrn, otherMrn }: PatientMove) {
  if (from.id === to.id) return refused('invalid', refusalText('move.there'), { field: 'to' })
  if (from.buildingId !== to.buildingId) {
    return refused('invalid', refusalText('move.building'), { field: 'to' })
  }
  if (to.retiredAt) return refused('invalid', refusalText('move.retired'), { field: 'to' })
  if (from.patientMrn === null) {
    return refused('no_patient', refusalText('move.nobody'))
  }
  if (from.patientMrn !== mrn || to.patientMrn !== otherMrn) {
    const place = from.patientMrn === mrn ? to : from
    return refused(
      'patient_changed',
      naming(refusalText('move.another', { place: writtenPlace(place) }), { place }),
    )
  }
  return null
}

/** A request that opened or ended since would be moved, or left behind, without the nurse having seen it. */
function requestChanged(from: BedRow, to: BedRow, move: PatientMove, open: readonly RequestRow[]) {
  const at = (one: BedRow) => open.find((row) => row.bedId === one.id)?.id ?? null
  const place = at(from) !== move.request ? from : at(to) !== move.otherRequest ? to : null
  if (!place) return null
  return refused(
    'patient_changed',
    naming(refusalText('move.asked', { place: writtenPlace(place) }), { place }),
  )
}

/** From here on, who lies where is a nurse's word, until Solo says the same. */
async function exchangePatients(tx: Transaction, a: BedRow, b: BedRow, now: Date): Promise<void> {
  const lies = (row: BedRow) => ({
    // A bed that a patient was moved out of is empty.
    occupied: row.patientMrn === null ? false : row.occupied,
    patientMrn: row.patientMrn,
    patientName: row.patientName,
    patientBirthDate: row.patientBirthDate,
    patientSoloId: row.patientSoloId,
    placedAt: now,
    soloSays: null,
  })
  await tx.update(bed).set(lies(b)).where(eq(bed.id, a.id))
  await tx.update(bed).set(lies(a)).where(eq(bed.id, b.id))
}

async function exchangeRequests(tx: Transaction, open: readonly RequestRow[], a: BedRow, b: BedRow) {
  // Set aside, so that no bed has two open requests while they change places; no one sees this before the commit.
  const ids = open.map((row) => row.id)
  if (ids.length === 0) return
  await tx.update(request).set({ endedAt: sql`clock_timestamp()` }).where(inArray(request.id, ids))
  for (const row of open) {
    const bedId = row.bedId === a.id ? b.id : a.id
    const placeInSolo = bedInSoloOf(row)
    await tx
      .update(request)
      .set({
        bedId,
        soloBedId: placeInSolo === bedId ? null : placeInSolo,
        endedAt: null,
        // No one at that bed has let the caller in yet.
        knockAnswer: null,
        knockAnsweredAt: null,
      })
      .where(eq(request.id, row.id))
  }
  for (const row of open) {
    if (row.delivery === 'create' && row.sentAt === null) await resetSoloPlace(tx, row)
  }
}

/**
 * Sends a request that never reached Solo from its patient's current place, unless Solo has another request open there, which
 * Solo would return, or an earlier creation of it may still arrive at its place of now.
 */
export async function resetSoloPlace(tx: Transaction, { id }: Pick<RequestRow, 'id'>): Promise<void> {
  const [now] = await tx
    .select({
      bedId: request.bedId,
      away: request.soloBedId,
      mayArrive: sql<boolean>`coalesce(${request.lateCreateUntil} > clock_timestamp(), false)`,
      place: { building: building.name, floor: bed.floor, room: bed.room, bed: bed.label },
    })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(eq(request.id, id))
  if (!now?.away || now.mayArrive) return
  const [taken] = await tx
    .select({ id: request.id })
    .from(request)
    .where(
      and(
        sql`${bedInSolo} = ${now.bedId}`,
        ne(request.id, id),
        or(isNull(request.endedAt), ne(request.delivery, 'done')),
      ),
    )
    .limit(1)
  if (taken) return
  await tx.update(request).set({ soloBedId: null, locator: now.place }).where(eq(request.id, id))
}
