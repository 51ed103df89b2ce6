import { trailPeriod } from '../../../_http/compliance-fields'
import { route } from '../../../_http/route'

/** GET /api/compliance/unusual?from=&to=: what the rules of unusual access find in a period (ms). */
export const GET = route({
  action: 'audit:read',
  query: trailPeriod,
  run: ({ runtime, permit, query }) => runtime.compliance.unusual(permit, query),
})
