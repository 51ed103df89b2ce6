import { route } from '../../../../_http/route'

/** POST /api/account/proof/passkey: asks for one of the user's passkeys, whose answer POST /api/account/proof takes. */
export const POST = route({
  action: 'factor:own',
  run: ({ runtime, permit }) => runtime.ownFactors.askProof(permit),
})
