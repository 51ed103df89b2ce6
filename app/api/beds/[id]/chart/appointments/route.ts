import { bedId, day, forPatient } from '../../../../../_http/chart-fields'
import { route } from '../../../../../_http/route'

/** Returns the appointments of a day, `?from=&to=`, in the caller's time zone. */
export const GET = route({
  action: 'chart:read',
  params: bedId,
  query: day,
  headers: forPatient,
  run: ({ runtime, permit, params, query, headers }) =>
    runtime.chart.appointments(permit, { bedId: params.id, patient: headers['chart-patient'] }, query),
})
