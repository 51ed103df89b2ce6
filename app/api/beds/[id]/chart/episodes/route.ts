import { bedId, forPatient } from '../../../../../_http/chart-fields'
import { route } from '../../../../../_http/route'

export const GET = route({
  action: 'chart:read',
  params: bedId,
  headers: forPatient,
  run: ({ runtime, permit, params, headers }) =>
    runtime.chart.episodes(permit, { bedId: params.id, patient: headers['chart-patient'] }),
})
