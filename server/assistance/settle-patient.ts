import { eq } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { bed } from '@/server/db/schema'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import type { PatientWord } from './contract'
import { followPatient } from './follow-patient'
import { knowledgeOf } from './heard-of-bed'

/**
 * Ends a contradiction about the patient in a bed by a nurse's word. The request's call is then booked for that patient.
 * Without a contradiction nothing changes. Refusals: not_found, patient_changed (the patient has changed since).
 */
export async function settlePatient(
  orm: Orm,
  bedId: string,
  { right, mrn }: PatientWord,
): Promise<Result<{ settled: true }>> {
  return orm.transaction(async (tx) => {
    const [where] = await tx.select({ id: bed.buildingId }).from(bed).where(eq(bed.id, bedId))
    if (!where) return refused('not_found', refusalText('place.noBed'))
    await lockBuilding(tx, where.id)
    const [found] = await tx.select({ bed, now: databaseTime }).from(bed).where(eq(bed.id, bedId))
    const says = found?.bed.soloSays
    if (!found || !says || says.settled) return accepted({ settled: true })
    const soloIsRight = right === 'solo'
    const named = soloIsRight ? (says.patient?.mrn ?? null) : found.bed.patientMrn
    if (named !== mrn) return refused('patient_changed', refusalText('request.anotherPatient'))
    await tx
      .update(bed)
      .set(
        soloIsRight
          ? { ...knowledgeOf(says), placedAt: null, soloSays: null }
          : { placedAt: new Date(found.now), soloSays: { ...says, settled: true } },
      )
      .where(eq(bed.id, bedId))
    await followPatient(tx, bedId, found.bed)
    await appendEvent(tx, { buildingId: where.id, bedId, kind: 'bed-updated' })
    return accepted({ settled: true })
  })
}
