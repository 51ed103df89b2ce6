import { unlocking } from '../../../_http/lock-fields'
import { route } from '../../../_http/route'

/** POST /api/session/unlock: unlocks the caller's session by their PIN or password. */
export const POST = route({
  action: 'session:lock',
  body: unlocking,
  run: ({ runtime, permit, body }) => runtime.lock.unlock(permit, body.secret),
})
