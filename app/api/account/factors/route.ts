import { route } from '../../../_http/route'

/** GET /api/account/factors: what the user signs in with besides the password. */
export const GET = route({
  action: 'factor:own',
  run: ({ runtime, permit }) => runtime.ownFactors.read(permit),
})
