import { accountChange, accountId } from '../../../_http/account-fields'
import { route } from '../../../_http/route'

/** PUT /api/accounts/{id}: changes an account's name and role. */
export const PUT = route({
  action: 'account:manage',
  params: accountId,
  body: accountChange,
  run: ({ runtime, permit, params, body }) => runtime.accountManagement.change(permit, params.id, body),
})
