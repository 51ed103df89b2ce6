import { eq } from 'drizzle-orm'
import type { CallRequest } from '@/lib/board/types'
import { accepted, type Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import { type CallRow, findCall } from '@/server/calls/find-call'
import { bed, request } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { unknownRequest } from './change'
import { readRequest } from './view'

/** Returns the request that a call was joined from, and the patient of the call as long as it is the request's own. */
export async function callRequest(
  orm: Orm,
  { userId, name, role }: Actor,
  callId: string,
): Promise<Result<CallRequest>> {
  const call = await findCall(orm, callId)
  const view = call && (await readRequest(orm, call.requestId))
  if (!view) return unknownRequest()
  return accepted({
    request: view,
    ...(await patientOf(orm, call)),
    reader: { userId, name, role },
  })
}

type CallPatient = Pick<CallRequest, 'mrn' | 'appointmentId'>
const NO_LONGER: CallPatient = { mrn: null, appointmentId: null }

/**
 * Returns the patient in the bed and the call's appointment, as long as the call is about that patient: an open request begins
 * another series with another patient (`newSeries`); after an ended one the bed may have anyone.
 */
async function patientOf(orm: Orm, { requestId, series }: CallRow): Promise<CallPatient> {
  const [found] = await orm
    .select({ request, mrn: bed.patientMrn, inBed: bed.patientSoloId })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .where(eq(request.id, requestId))
  if (!found) return NO_LONGER
  const { callSeries, appointmentId, endedAt, soloPatientId } = found.request
  if (appointmentId === null || callSeries !== series) return NO_LONGER
  const isSame = endedAt === null || (soloPatientId !== null && soloPatientId === found.inBed)
  return isSame ? { mrn: found.mrn, appointmentId } : NO_LONGER
}
