import { actorText } from '../../../_http/compliance-fields'
import { route } from '../../../_http/route'

/** POST /api/compliance/people: finds users, walls and devices; a POST, so that no log keeps a name. */
export const POST = route({
  action: 'audit:read',
  body: actorText,
  run: ({ runtime, permit, body }) => runtime.compliance.findActors(permit, body.text),
})
