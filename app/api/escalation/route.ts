import { inheritedPath, ofBuilding, savedPath } from '../../_http/on-call-fields'
import { route } from '../../_http/route'

/** GET /api/escalation?building=: a building's saved paths and units, and the other buildings. */
export const GET = route({
  action: 'escalation:edit',
  query: ofBuilding,
  run: ({ runtime, permit, query }) => runtime.escalation.read(permit, query.building ?? null),
})

/** PUT /api/escalation: saves one path. 400 names the wrong field, 409 holds another user's change. */
export const PUT = route({
  action: 'escalation:edit',
  body: savedPath,
  run: ({ runtime, permit, body }) => runtime.escalation.save(permit, body),
})

/** DELETE /api/escalation: removes a path, so that the unit inherits from its building, or the building from the default. */
export const DELETE = route({
  action: 'escalation:edit',
  body: inheritedPath,
  run: ({ runtime, permit, body }) => runtime.escalation.inherit(permit, body),
})
