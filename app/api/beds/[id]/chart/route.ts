import { bedId } from '../../../../_http/chart-fields'
import { route } from '../../../../_http/route'

/** Opens the chart of the patient in the bed. Every other call sends the patient's id of this answer. */
export const GET = route({
  action: 'chart:read',
  params: bedId,
  run: ({ runtime, permit, params }) => runtime.chart.open(permit, params.id),
})
