import { displayId, namesDecision } from '../../../_http/fields'
import { route } from '../../../_http/route'

/** PUT /api/named-walls/{id}: approves that a wall shows patients' names, or refuses it. */
export const PUT = route({
  action: 'display:approve',
  params: displayId,
  body: namesDecision,
  run: ({ runtime, permit, params, body }) => runtime.displays.decideNames(permit, params.id, body),
})
