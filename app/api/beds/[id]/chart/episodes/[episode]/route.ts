import { chartPath, forPatient } from '../../../../../../_http/chart-fields'
import { route } from '../../../../../../_http/route'

/** Returns the episode's appointments. */
export const GET = route({
  action: 'chart:read',
  params: chartPath.episode,
  headers: forPatient,
  run: ({ runtime, permit, params: { id, episode }, headers }) =>
    runtime.chart.episodeAppointments(permit, { bedId: id, patient: headers['chart-patient'] }, episode),
})
