import { shift } from '../../_http/on-call-fields'
import { route } from '../../_http/route'

/** GET /api/coverage: the units that the caller covers, or did last time, and who covers each unit. */
export const GET = route({
  action: 'coverage:set',
  run: ({ runtime, permit }) => runtime.coverage.read(permit),
})

/** PUT /api/coverage: sets the units that the caller covers from now to the end of their shift. */
export const PUT = route({
  action: 'coverage:set',
  body: shift,
  run: ({ runtime, permit, body }) => runtime.coverage.set(permit, body),
})

/** DELETE /api/coverage: ends the caller's shift. */
export const DELETE = route({
  action: 'coverage:set',
  run: ({ runtime, permit }) => runtime.coverage.end(permit),
})
