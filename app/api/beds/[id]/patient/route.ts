import { bedId, patientWord } from '../../../../_http/bed-fields'
import { route } from '../../../../_http/route'

/** POST /api/beds/{id}/patient {"right": "solo" | "board", "mrn"}: decides which side is right about the patient in the bed. */
export const POST = route({
  action: 'bed:move',
  params: bedId,
  body: patientWord,
  run: ({ runtime, permit, params, body }) => runtime.assistance.settlePatient(permit, params.id, body),
})
