import { route } from '../../_http/route'

/** GET /api/bedside: what the device of a bed shows. A BedsideView. */
export const GET = route({
  action: 'bedside:serve',
  run: ({ runtime, permit }) => runtime.bedside.view(permit),
})
