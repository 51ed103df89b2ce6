import { trailOfActor } from '../../../_http/compliance-fields'
import { route } from '../../../_http/route'

/** POST /api/compliance/user: the acts of a user, wall or device. */
export const POST = route({
  action: 'audit:read',
  body: trailOfActor,
  run: ({ runtime, permit, body: { actor, ...part } }) => runtime.compliance.byActor(permit, actor, part),
})
