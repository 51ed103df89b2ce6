import { idempotency } from '../../_http/fields'
import { route } from '../../_http/route'
import { reportOrder } from './fields'

/** GET /api/reports: the ordered reports with their states, the newest first. */
export const GET = route({
  action: 'report:order',
  run: ({ runtime, permit }) => runtime.reports.list(permit),
})

/** POST /api/reports: orders an encounter report. 201 for a new order, 200 for a repeat with the same key. */
export const POST = route({
  action: 'report:order',
  headers: idempotency,
  body: reportOrder,
  run: ({ runtime, permit, headers: { 'idempotency-key': key }, body }) =>
    runtime.reports.order(permit, key === undefined ? body : { ...body, idempotencyKey: key }),
  respond: ({ report, created }) => ({ status: created ? 201 : 200, body: report }),
})
