import { route } from '../../_http/route'

/** GET /api/account: the user's own account and its open sessions. */
export const GET = route({
  action: 'account:own',
  run: ({ runtime, permit }) => runtime.ownAccount.read(permit),
})
