import { ownSessionId } from '../../../../_http/account-fields'
import { route } from '../../../../_http/route'

/** DELETE /api/account/sessions/{id}: ends one of the user's own sessions. */
export const DELETE = route({
  action: 'account:own',
  params: ownSessionId,
  run: ({ runtime, permit, params }) => runtime.ownAccount.endSession(permit, params.id),
})
