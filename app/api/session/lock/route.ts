import { route } from '../../../_http/route'

/** POST /api/session/lock: locks the caller's session in all its tabs. */
export const POST = route({
  action: 'session:lock',
  run: ({ runtime, permit }) => runtime.lock.lock(permit),
})
