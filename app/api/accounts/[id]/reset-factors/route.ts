import { accountId } from '../../../../_http/account-fields'
import { route } from '../../../../_http/route'

/** POST /api/accounts/{id}/reset-factors: removes the account's passkeys, authenticator app and recovery codes, and ends its sessions. */
export const POST = route({
  action: 'account:manage',
  params: accountId,
  run: ({ runtime, permit, params }) => runtime.accountManagement.resetFactors(permit, params.id),
})
