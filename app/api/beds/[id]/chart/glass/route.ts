import { bedId, glassReason } from '../../../../../_http/chart-fields'
import { route } from '../../../../../_http/route'

/** POST /api/beds/{id}/chart/glass {"reason"}: opens a chart outside the caller's own units. Answers {"until"}. */
export const POST = route({
  action: 'chart:break-glass',
  params: bedId,
  body: glassReason,
  run: ({ runtime, permit, params, body }) => runtime.chart.breakGlass(permit, params.id, body.reason),
})
