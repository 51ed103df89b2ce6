import { accountId } from '../../../../_http/account-fields'
import { route } from '../../../../_http/route'

/** POST /api/accounts/{id}/unlock: forgets the wrong passwords that slow down signing in. */
export const POST = route({
  action: 'account:manage',
  params: accountId,
  run: ({ runtime, permit, params }) => runtime.accountManagement.unlock(permit, params.id),
})
