import { desc, eq } from 'drizzle-orm'
import type { CallRequest } from '@/lib/board/types'
import { accepted, type Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import { findCall } from '@/server/calls/find-call'
import { bed, request, videoCall } from '@/server/db/schema'
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
  const current = await currentCall(orm, view.id)
  return accepted({
    request: view,
    ...(current?.callId === callId
      ? { mrn: current.mrn, appointmentId: current.appointmentId }
      : { mrn: null, appointmentId: null }),
    reader: { userId, name, role },
  })
}

/**
 * Returns the last call of a request with the patient in its bed; `callId` is null where that call is not the request's any more:
 * it is over, or another patient has come to the bed (`newSeries`).
 */
async function currentCall(orm: Orm, requestId: string) {
  const [last] = await orm
    .select({ callId: videoCall.id, appointmentId: request.appointmentId, mrn: bed.patientMrn })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .innerJoin(videoCall, eq(videoCall.requestId, request.id))
    .where(eq(request.id, requestId))
    .orderBy(desc(videoCall.joinedAt))
    .limit(1)
  return last?.appointmentId ? last : null
}
