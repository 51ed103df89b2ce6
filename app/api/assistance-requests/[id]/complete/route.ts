import { may } from '@/lib/board/roles'
import { requestId } from '../../../../_http/fields'
import { route } from '../../../../_http/route'

/** POST /api/assistance-requests/{id}/complete: completes a request: the caller's own, or any with permission. */
export const POST = route({
  action: ({ role }) => (may(role, 'request:complete-any') ? 'request:complete-any' : 'request:complete'),
  params: requestId,
  run: ({ runtime, permit, params }) => runtime.assistance.complete(permit, params.id),
})
