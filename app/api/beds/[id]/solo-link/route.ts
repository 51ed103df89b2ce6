import { bedId, soloLink } from '../../../../_http/chart-fields'
import { route } from '../../../../_http/route'

/** A POST, because the answer holds the patient's encrypted data and is made for each caller. */
export const POST = route({
  action: 'solo:open',
  params: bedId,
  body: soloLink,
  run: ({ runtime, permit, params, body: { patient, appointmentId } }) =>
    runtime.chart.soloLink(permit, { bedId: params.id, patient }, appointmentId),
})
