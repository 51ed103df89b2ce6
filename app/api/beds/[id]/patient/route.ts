import { bedId, patientWord } from '../../../../_http/bed-fields'
import { route } from '../../../../_http/route'

/** POST /api/beds/{id}/patient {"right": "solo" | "board", "mrn"}: says whose word counts about who lies there, and who that is. */
export const POST = route({
  action: 'bed:move',
  params: bedId,
  body: patientWord,
  run: ({ runtime, permit, params, body }) => runtime.assistance.settlePatient(permit, params.id, body),
})
