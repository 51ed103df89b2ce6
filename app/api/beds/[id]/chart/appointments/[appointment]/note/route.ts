import { chartPath, forPatient, noteAnswers } from '../../../../../../../_http/chart-fields'
import { route } from '../../../../../../../_http/route'

export const GET = route({
  action: 'chart:read',
  params: chartPath.appointment,
  headers: forPatient,
  run: ({ runtime, permit, params: { id, appointment }, headers }) =>
    runtime.chart.note(permit, { bedId: id, patient: headers['chart-patient'] }, appointment),
})

export const PUT = route({
  action: 'chart:write',
  params: chartPath.appointment,
  body: noteAnswers,
  run: ({ runtime, permit, params: { id, appointment }, body: { patient, ...sent } }) =>
    runtime.chart.answerNote(permit, { bedId: id, patient }, appointment, sent),
})
