import { route } from '../../_http/route'

/** GET /api/queue: every open request of all buildings, and the number of each building's last event. */
export const GET = route({
  action: 'request:read',
  run: ({ runtime, permit }) => runtime.queue.read(permit),
})
