import { route } from '../../../../_http/route'
import { bedId } from '../../fields'

/** GET /api/visits/bed/{id}: the patient in a bed, before an appointment is booked. */
export const GET = route({
  action: 'appointment:book',
  params: bedId,
  run: ({ runtime, permit, params }) => runtime.appointments.bed(permit, params.id),
})
