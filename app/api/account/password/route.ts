import { ownPassword } from '../../../_http/account-fields'
import { route } from '../../../_http/route'

/** PUT /api/account/password: changes the user's own password, and ends their other sessions. */
export const PUT = route({
  action: 'account:own',
  body: ownPassword,
  run: ({ runtime, permit, body }) => runtime.ownAccount.changePassword(permit, body),
})
