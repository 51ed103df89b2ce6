import { shift } from '../../_http/on-call-fields'
import { route } from '../../_http/route'

/** GET /api/coverage: what the asker covers, or did last time, and how many cover each unit. */
export const GET = route({
  action: 'coverage:set',
  run: ({ runtime, permit }) => runtime.coverage.read(permit),
})

/** PUT /api/coverage: what the asker covers from now to the end of her shift. */
export const PUT = route({
  action: 'coverage:set',
  body: shift,
  run: ({ runtime, permit, body }) => runtime.coverage.set(permit, body),
})

/** DELETE /api/coverage: ends her shift. */
export const DELETE = route({
  action: 'coverage:set',
  run: ({ runtime, permit }) => runtime.coverage.end(permit),
})
