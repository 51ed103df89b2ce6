import { bedId, forPatient, newDocument } from '../../../../../_http/chart-fields'
import { route } from '../../../../../_http/route'

export const GET = route({
  action: 'chart:read',
  params: bedId,
  headers: forPatient,
  run: ({ runtime, permit, params, headers }) =>
    runtime.chart.documents(permit, { bedId: params.id, patient: headers['chart-patient'] }),
})

export const POST = route({
  action: 'chart:write',
  params: bedId,
  body: newDocument,
  run: ({ runtime, permit, params, body: { patient, ...sent } }) =>
    runtime.chart.addDocument(permit, { bedId: params.id, patient }, sent),
  respond: (added) => ({ status: 201, body: added }),
})
