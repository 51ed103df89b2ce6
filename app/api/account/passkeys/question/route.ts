import { route } from '../../../../_http/route'

/** POST /api/account/passkeys/question: asks the browser for a new passkey, which POST /api/account/passkeys takes. */
export const POST = route({
  action: 'factor:own',
  run: ({ runtime, permit }) => runtime.ownFactors.askToAdd(permit),
})
