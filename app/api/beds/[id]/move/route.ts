import { bedId, patientMove } from '../../../../_http/bed-fields'
import { route } from '../../../../_http/route'

/**
 * POST /api/beds/{id}/move {"to", "mrn", "otherMrn", "request", "otherRequest"}: moves the bed's patient and their
 * request to another bed of the building, and a patient of that bed back.
 */
export const POST = route({
  action: 'bed:move',
  params: bedId,
  body: patientMove,
  run: ({ runtime, permit, params, body }) => runtime.assistance.move(permit, params.id, body),
})
