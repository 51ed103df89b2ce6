import { cancellation, requestId } from '../../../_http/fields'
import { route } from '../../../_http/route'

/** GET /api/assistance-requests/{id}: a request, open or ended. */
export const GET = route({
  action: 'request:read',
  params: requestId,
  run: ({ runtime, permit, params }) => runtime.assistance.get(permit, params.id),
})

/** DELETE /api/assistance-requests/{id} with a reason: cancels a request. */
export const DELETE = route({
  action: 'request:cancel',
  params: requestId,
  body: cancellation,
  run: ({ runtime, permit, params, body }) => runtime.assistance.cancel(permit, params.id, body.reason),
})
