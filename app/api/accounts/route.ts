import { newAccount } from '../../_http/account-fields'
import { route } from '../../_http/route'

/** GET /api/accounts: every account, for administrators. */
export const GET = route({
  action: 'account:manage',
  run: ({ runtime, permit }) => runtime.accountManagement.list(permit),
})

/** POST /api/accounts: makes an account. */
export const POST = route({
  action: 'account:manage',
  body: newAccount,
  run: ({ runtime, permit, body }) => runtime.accountManagement.add(permit, body),
  respond: (made) => ({ status: 201, body: made }),
})
