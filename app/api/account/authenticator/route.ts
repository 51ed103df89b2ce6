import { appCode } from '../../../_http/factor-fields'
import { route } from '../../../_http/route'

/** POST /api/account/authenticator: makes the key of an authenticator app, which counts for nothing yet. */
export const POST = route({
  action: 'factor:own',
  run: ({ runtime, permit }) => runtime.ownFactors.startApp(permit),
})

/** PUT /api/account/authenticator: lets the key count, by its first code. */
export const PUT = route({
  action: 'factor:own',
  body: appCode,
  run: ({ runtime, permit, body }) => runtime.ownFactors.confirmApp(permit, body.code),
})

/** DELETE /api/account/authenticator: removes the app. */
export const DELETE = route({
  action: 'factor:own',
  run: ({ runtime, permit }) => runtime.ownFactors.removeApp(permit),
})
