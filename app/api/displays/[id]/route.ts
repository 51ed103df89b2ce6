import { displayChoice, displayId } from '../../../_http/fields'
import { route } from '../../../_http/route'

/** PUT /api/displays/{id}: changes a display's name, its place, and whether it shows patients' names. */
export const PUT = route({
  action: 'display:manage',
  params: displayId,
  body: displayChoice,
  run: ({ runtime, permit, params, body }) => runtime.displays.change(permit, params.id, body),
})

/** DELETE /api/displays/{id}: ends a display's pairing. */
export const DELETE = route({
  action: 'display:manage',
  params: displayId,
  run: ({ runtime, permit, params }) => runtime.displays.revoke(permit, params.id),
})
