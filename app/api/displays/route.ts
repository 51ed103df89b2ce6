import { newDisplay } from '../../_http/fields'
import { route } from '../../_http/route'

/** GET /api/displays: every paired display, and the buildings to choose from. */
export const GET = route({
  action: 'display:manage',
  run: ({ runtime, permit }) => runtime.displays.list(permit),
})

/** POST /api/displays: pairs the screen that shows `code`. */
export const POST = route({
  action: 'display:manage',
  body: newDisplay,
  run: ({ runtime, permit, body: { code, kind, ...choice } }) =>
    runtime.displays.pair(permit, code, choice, kind),
  respond: (made) => ({ status: 201, body: made }),
})
