import { bedId, soloLink } from '../../../../_http/chart-fields'
import { route } from '../../../../_http/route'

/** A POST, because what it answers holds the patient's data, encrypted, and is made anew for each who asks. */
export const POST = route({
  action: 'solo:open',
  params: bedId,
  body: soloLink,
  run: ({ runtime, permit, params, body: { patient, appointmentId } }) =>
    runtime.chart.soloLink(permit, { bedId: params.id, patient }, appointmentId),
})
