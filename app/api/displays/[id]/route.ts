import { displayChoice, displayId } from '../../../_http/fields'
import { route } from '../../../_http/route'

/** PUT /api/displays/{id}: its name, where it hangs, whether it shows names. */
export const PUT = route({
  action: 'display:manage',
  params: displayId,
  body: displayChoice,
  run: ({ runtime, permit, params, body }) => runtime.displays.change(permit, params.id, body),
})

/** DELETE /api/displays/{id}: ends its pairing. */
export const DELETE = route({
  action: 'display:manage',
  params: displayId,
  run: ({ runtime, permit, params }) => runtime.displays.revoke(permit, params.id),
})
