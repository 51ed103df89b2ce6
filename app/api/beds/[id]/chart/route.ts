import { bedId } from '../../../../_http/chart-fields'
import { route } from '../../../../_http/route'

/** Opens the chart of whoever is in the bed: every other call names him as it is told here. */
export const GET = route({
  action: 'chart:read',
  params: bedId,
  run: ({ runtime, permit, params }) => runtime.chart.open(permit, params.id),
})
