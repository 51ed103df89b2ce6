import { route } from '../../../_http/route'

/** GET /api/compliance/head: the last row of the chain, and how many rows wait. */
export const GET = route({
  action: 'audit:read',
  run: ({ runtime, permit }) => runtime.compliance.head(permit),
})
