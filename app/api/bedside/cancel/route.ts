import { bedsideCancel } from '../../../_http/bedside-fields'
import { route } from '../../../_http/route'

/** POST /api/bedside/cancel: cancels a request that was made at this device. */
export const POST = route({
  action: 'bedside:serve',
  body: bedsideCancel,
  run: ({ runtime, permit, body }) => runtime.bedside.cancel(permit, body),
})
