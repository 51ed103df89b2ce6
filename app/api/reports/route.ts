import { idempotency } from '../../_http/fields'
import { route } from '../../_http/route'
import { reportOrder } from './fields'

/** GET /api/reports: what was ordered, the newest first, with how it stands. */
export const GET = route({
  action: 'report:order',
  run: ({ runtime, permit }) => runtime.reports.list(permit),
})

/** POST /api/reports: orders an encounter report. 201 when it did, 200 when an earlier try with this key had. */
export const POST = route({
  action: 'report:order',
  headers: idempotency,
  body: reportOrder,
  run: ({ runtime, permit, headers: { 'idempotency-key': key }, body }) =>
    runtime.reports.order(permit, key === undefined ? body : { ...body, idempotencyKey: key }),
  respond: ({ report, created }) => ({ status: created ? 201 : 200, body: report }),
})
