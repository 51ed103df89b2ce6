import { accountId, newPassword } from '../../../../_http/account-fields'
import { route } from '../../../../_http/route'

/** PUT /api/accounts/{id}/password: replaces a password, and ends the account's sessions. */
export const PUT = route({
  action: 'account:manage',
  params: accountId,
  body: newPassword,
  run: ({ runtime, permit, params, body }) =>
    runtime.accountManagement.resetPassword(permit, params.id, body.password),
})
