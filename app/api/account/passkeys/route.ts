import { answer } from '../../../_http/answer'
import { newPasskey } from '../../../_http/factor-fields'
import { route } from '../../../_http/route'

/** POST /api/account/passkeys: adds a passkey. Answers 201, with recovery codes where it is the first factor. */
export const POST = route({
  action: 'factor:own',
  body: newPasskey,
  run: ({ runtime, permit, body }) => runtime.ownFactors.addPasskey(permit, body),
  respond: (changed) => answer(201, changed),
})
