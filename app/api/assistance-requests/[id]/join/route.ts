import { joining, requestId } from '../../../../_http/fields'
import { route } from '../../../../_http/route'

/** POST /api/assistance-requests/{id}/join {"via": "solo" | "teams", "mrn"}: joins the call. Returns {"url"}. */
export const POST = route({
  action: 'request:join',
  params: requestId,
  body: joining,
  run: ({ runtime, permit, params, body }) => runtime.assistance.join(permit, params.id, body),
})
