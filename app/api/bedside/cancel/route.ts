import { bedsideCancel } from '../../../_http/bedside-fields'
import { route } from '../../../_http/route'

/** POST /api/bedside/cancel: takes back what was asked at this device. */
export const POST = route({
  action: 'bedside:serve',
  body: bedsideCancel,
  run: ({ runtime, permit, body }) => runtime.bedside.cancel(permit, body),
})
