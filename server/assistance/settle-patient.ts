import { and, eq, isNull } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { said } from '@/lib/words/said'
import { databaseTime } from '../db/clock'
import type { Orm } from '../db/open'
import { bed, request } from '../db/schema'
import { knowledgeOf } from './bed-knowledge'
import { appendEvent, lockBuilding } from './log'

/**
 * Ends a contradiction about who lies in a bed by a person's word. The call of a request is then booked for that patient.
 * Where there is no contradiction, nothing changes. Refusals: not_found.
 */
export async function settlePatient(
  orm: Orm,
  bedId: string,
  right: 'solo' | 'board',
): Promise<Result<{ settled: true }>> {
  return orm.transaction(async (tx) => {
    const [where] = await tx.select({ id: bed.buildingId }).from(bed).where(eq(bed.id, bedId))
    if (!where) return refused('not_found', said('place.noBed'))
    await lockBuilding(tx, where.id)
    const [found] = await tx.select({ bed, now: databaseTime }).from(bed).where(eq(bed.id, bedId))
    const says = found?.bed.soloSays
    if (!found || !says || says.settled) return accepted({ settled: true })
    const soloIsRight = right === 'solo'
    const open = and(eq(request.bedId, bedId), isNull(request.endedAt))
    await tx
      .update(bed)
      .set(
        soloIsRight
          ? { ...knowledgeOf(says), placedAt: null, soloSays: null }
          : { placedAt: new Date(found.now), soloSays: { ...says, settled: true } },
      )
      .where(eq(bed.id, bedId))
    await tx
      .update(request)
      .set({ soloPatientId: soloIsRight ? says.soloId : found.bed.patientSoloId })
      .where(open)
    await appendEvent(tx, { buildingId: where.id, bedId, kind: 'bed-updated' })
    return accepted({ settled: true })
  })
}
