import { accountId } from '../../../../_http/account-fields'
import { route } from '../../../../_http/route'

/** POST /api/accounts/{id}/enable: lets a disabled account sign in again. */
export const POST = route({
  action: 'account:manage',
  params: accountId,
  run: ({ runtime, permit, params }) => runtime.accountManagement.enable(permit, params.id),
})
