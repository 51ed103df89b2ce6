import { route } from '../../../_http/route'

/** POST /api/bedside/leave: the call was hung up at the bed. */
export const POST = route({
  action: 'bedside:serve',
  run: ({ runtime, permit }) => runtime.bedside.leave(permit),
})
