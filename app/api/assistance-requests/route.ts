import { idempotency, newRequest } from '../../_http/fields'
import { route } from '../../_http/route'

/** POST /api/assistance-requests: asks for help. 201 for a new request, 200 for one that was already open. */
export const POST = route({
  action: 'request:create',
  headers: idempotency,
  body: newRequest,
  run: ({ runtime, permit, headers: { 'idempotency-key': key }, body }) =>
    runtime.assistance.create(permit, key === undefined ? body : { ...body, idempotencyKey: key }),
  respond: ({ request, created }) => ({ status: created ? 201 : 200, body: request }),
})
