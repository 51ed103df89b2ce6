import { and, eq, isNull } from 'drizzle-orm'
import { bed, request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Transaction } from '@/server/platform/db/open'
import { noKnock } from './transitions'

/**
 * The open request of a bed is for whoever lies there now, whose call it will be: one that was booked for somebody else is
 * not joined any more. The caller has written who lies there, and holds the building's turn.
 * @param before - whom the bed knew until then
 */
export async function followPatient(
  tx: Transaction,
  bedId: string,
  before: Pick<typeof bed.$inferSelect, 'patientMrn'>,
): Promise<void> {
  const [open] = await tx
    .select({ row: request, mrn: bed.patientMrn, soloId: bed.patientSoloId })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .where(and(eq(request.bedId, bedId), isNull(request.endedAt)))
  if (!open) return
  const { row, mrn, soloId } = open
  // Where nobody was known, nobody's call can have been booked.
  const isAnother = before.patientMrn !== null && before.patientMrn !== mrn
  if (!isAnother && row.soloPatientId === soloId) return
  await tx
    .update(request)
    .set({ soloPatientId: soloId, ...(isAnother && newSeries(row)) })
    .where(eq(request.id, row.id))
}

/**
 * What a request knows of its calls before there is one. Those of the series before, also those whose booking was never
 * answered, are told apart by their external ids.
 */
export const newSeries = ({ callSeries }: Pick<RequestRow, 'callSeries'>) => ({
  callSeries: callSeries + 1,
  appointmentId: null,
  appointmentStatus: null,
  appointmentCheckedAt: null,
  ...noKnock,
})
