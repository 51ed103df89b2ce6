import { accountId } from '../../../../_http/account-fields'
import { route } from '../../../../_http/route'

/** POST /api/accounts/{id}/unlink: forgets the account’s Microsoft user. */
export const POST = route({
  action: 'account:manage',
  params: accountId,
  run: ({ runtime, permit, params }) => runtime.accountManagement.unlink(permit, params.id),
})
