import { route } from '../../../../../_http/route'

/** POST /api/session/unlock/passkey/question: asks for one of the caller's passkeys. */
export const POST = route({
  action: 'session:lock',
  run: ({ runtime, permit }) => runtime.lock.askPasskey(permit),
})
