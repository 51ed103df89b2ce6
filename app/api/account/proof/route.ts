import { ownProof } from '../../../_http/factor-fields'
import { route } from '../../../_http/route'

/** POST /api/account/proof: proves again who the user is, so that they may change what they sign in with for five minutes. */
export const POST = route({
  action: 'factor:own',
  body: ownProof,
  run: ({ runtime, permit, body }) => runtime.ownFactors.prove(permit, body),
})
