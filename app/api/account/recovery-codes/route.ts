import { route } from '../../../_http/route'

/** POST /api/account/recovery-codes: replaces the user's recovery codes. */
export const POST = route({
  action: 'factor:own',
  run: ({ runtime, permit }) => runtime.ownFactors.makeCodes(permit),
})
