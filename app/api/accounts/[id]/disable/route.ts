import { accountId } from '../../../../_http/account-fields'
import { route } from '../../../../_http/route'

/** POST /api/accounts/{id}/disable: ends the account’s sessions, and lets it sign in no more. */
export const POST = route({
  action: 'account:manage',
  params: accountId,
  run: ({ runtime, permit, params }) => runtime.accountManagement.disable(permit, params.id),
})
