import { passkeyId } from '../../../../_http/factor-fields'
import { route } from '../../../../_http/route'

/** DELETE /api/account/passkeys/{id}: removes one of the user's passkeys. */
export const DELETE = route({
  action: 'factor:own',
  params: passkeyId,
  run: ({ runtime, permit, params }) => runtime.ownFactors.removePasskey(permit, params.id),
})
