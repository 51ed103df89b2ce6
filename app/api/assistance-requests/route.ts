import { askingTry, newRequest } from '../../_http/fields'
import { route } from '../../_http/route'

/** POST /api/assistance-requests: asks for help. 201 for a new request, 200 for one that was already open. */
export const POST = route({
  action: 'request:create',
  headers: askingTry,
  body: newRequest,
  run: ({ runtime, permit, headers, body }) => runtime.assistance.create(permit, { ...body, ...headers }),
  respond: ({ request, created }) => ({ status: created ? 201 : 200, body: request }),
})
