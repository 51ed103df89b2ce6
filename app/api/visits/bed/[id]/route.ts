import { route } from '../../../../_http/route'
import { bedId } from '../../fields'

/** GET /api/visits/bed/{id}: who lies in a bed, before something is booked for them. */
export const GET = route({
  action: 'appointment:book',
  params: bedId,
  run: ({ runtime, permit, params }) => runtime.appointments.bed(permit, params.id),
})
