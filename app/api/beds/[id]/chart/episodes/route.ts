import { bedId, forPatient } from '@/app/_http/chart-fields'
import { route } from '@/app/_http/route'

export const GET = route({
  action: 'chart:read',
  params: bedId,
  headers: forPatient,
  run: ({ runtime, permit, params, headers }) =>
    runtime.chart.episodes(permit, { bedId: params.id, patient: headers['chart-patient'] }),
})
