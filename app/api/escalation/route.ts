import { inheritedPath, ofBuilding, savedPath } from '../../_http/on-call-fields'
import { route } from '../../_http/route'

/** GET /api/escalation?building=: a building's saved paths, its units, and which other buildings there are. */
export const GET = route({
  action: 'escalation:edit',
  query: ofBuilding,
  run: ({ runtime, permit, query }) => runtime.escalation.read(permit, query.building ?? null),
})

/** PUT /api/escalation: saves one path. 400 names the field that is wrong, 409 what somebody else changed. */
export const PUT = route({
  action: 'escalation:edit',
  body: savedPath,
  run: ({ runtime, permit, body }) => runtime.escalation.save(permit, body),
})

/** DELETE /api/escalation: back to what the unit inherits from its building, or the building from the default. */
export const DELETE = route({
  action: 'escalation:edit',
  body: inheritedPath,
  run: ({ runtime, permit, body }) => runtime.escalation.inherit(permit, body),
})
