import { route } from '../../../_http/route'

/** POST /api/bedside/leave: ends the call from the bed. */
export const POST = route({
  action: 'bedside:serve',
  run: ({ runtime, permit }) => runtime.bedside.leave(permit),
})
