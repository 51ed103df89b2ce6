import { and, eq, isNull } from 'drizzle-orm'
import { bed, request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Transaction } from '@/server/platform/db/open'
import { noKnock } from './transitions'

/**
 * Books the call of a bed's open request again where the patient has changed: the request is for the patient who lies there
 * now, so a call that was booked for another patient is not joined. The caller has written who lies there, and holds the
 * building's lock.
 * @param before - the patient that the bed had until then
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
  // Without a known patient, no call can have been booked.
  const isAnother = before.patientMrn !== null && before.patientMrn !== mrn
  if (!isAnother && row.soloPatientId === soloId) return
  await tx
    .update(request)
    .set({ soloPatientId: soloId, ...(isAnother && newSeries(row)) })
    .where(eq(request.id, row.id))
}

/**
 * What a request knows about its calls before the first one. Calls of the series before, also those whose booking was never
 * answered, have other external ids.
 */
export const newSeries = ({ callSeries }: Pick<RequestRow, 'callSeries'>) => ({
  callSeries: callSeries + 1,
  appointmentId: null,
  appointmentStatus: null,
  appointmentCheckedAt: null,
  raisedFromCall: null,
  ...noKnock,
})
