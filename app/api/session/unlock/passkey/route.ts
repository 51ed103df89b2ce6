import { unlockingPasskey } from '../../../../_http/factor-fields'
import { route } from '../../../../_http/route'

/** POST /api/session/unlock/passkey: unlocks the caller's session by one of their passkeys. */
export const POST = route({
  action: 'session:lock',
  body: unlockingPasskey,
  run: ({ runtime, permit, body }) => runtime.lock.unlockByPasskey(permit, body.answer),
})
