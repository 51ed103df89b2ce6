import { newPin } from '../../../_http/lock-fields'
import { route } from '../../../_http/route'

/** GET /api/account/pin: when the caller's PIN was set. */
export const GET = route({
  action: 'account:own',
  run: ({ runtime, permit }) => runtime.lock.readPin(permit),
})

/** PUT /api/account/pin: sets the caller's PIN, with their password. */
export const PUT = route({
  action: 'account:own',
  body: newPin,
  run: ({ runtime, permit, body }) => runtime.lock.setPin(permit, body),
})

/** DELETE /api/account/pin: removes it. */
export const DELETE = route({
  action: 'account:own',
  run: ({ runtime, permit }) => runtime.lock.removePin(permit),
})
