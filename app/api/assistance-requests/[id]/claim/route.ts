import { requestId } from '../../../../_http/fields'
import { route } from '../../../../_http/route'

/** POST /api/assistance-requests/{id}/claim: one claimant wins; the others read who. */
export const POST = route({
  action: 'request:claim',
  params: requestId,
  run: ({ runtime, permit, params }) => runtime.assistance.claim(permit, params.id),
})
