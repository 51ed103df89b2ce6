import { may } from '@/lib/board/roles'
import { requestId } from '../../../../_http/fields'
import { route } from '../../../../_http/route'

/** POST /api/assistance-requests/{id}/release: gives a claim back to the queue: the caller's own, or any with permission. */
export const POST = route({
  action: ({ role }) => (may(role, 'request:release-any') ? 'request:release-any' : 'request:release'),
  params: requestId,
  run: ({ runtime, permit, params }) => runtime.assistance.release(permit, params.id),
})
