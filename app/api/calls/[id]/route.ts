import { callId } from '../../../_http/call-fields'
import { route } from '../../../_http/route'

/** GET /api/calls/{id}: the request that a call was joined from, for its nurse's page. */
export const GET = route({
  action: 'patient:read',
  params: callId,
  run: ({ runtime, permit, params }) => runtime.assistance.ofCall(permit, params.id),
})
