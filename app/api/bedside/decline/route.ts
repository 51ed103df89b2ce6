import { route } from '../../../_http/route'

/** POST /api/bedside/decline: asks the caller to wait. */
export const POST = route({
  action: 'bedside:serve',
  run: ({ runtime, permit }) => runtime.bedside.decline(permit),
})
