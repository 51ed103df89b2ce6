import { requestId } from '../../../../_http/fields'
import { route } from '../../../../_http/route'

/** POST /api/assistance-requests/{id}/claim: claims a request. One caller wins; the others get the winner's name. */
export const POST = route({
  action: 'request:claim',
  params: requestId,
  run: ({ runtime, permit, params }) => runtime.assistance.claim(permit, params.id),
})
