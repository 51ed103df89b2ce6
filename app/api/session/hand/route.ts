import { handSeen } from '../../../_http/lock-fields'
import { route } from '../../../_http/route'

/** POST /api/session/hand: notes when a hand last touched the browser, at most once a minute. It opens no locked session. */
export const POST = route({
  action: 'session:lock',
  body: handSeen,
  run: ({ runtime, permit, body }) => runtime.lock.hand(permit, body.agoMs),
})
