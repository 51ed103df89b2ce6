import { route } from '../../_http/route'

/** GET /api/session: whether the caller's session is locked, and when it will be. */
export const GET = route({
  action: 'session:lock',
  run: ({ runtime, permit }) => runtime.lock.standing(permit),
})
