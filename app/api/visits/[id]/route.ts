import { route } from '../../../_http/route'
import { appointmentId, move } from '../fields'

/** GET /api/visits/{id}. */
export const GET = route({
  action: 'appointment:book',
  params: appointmentId,
  run: ({ runtime, permit, params }) => runtime.appointments.get(permit, params.id),
})

/** PUT /api/visits/{id}: moves it into another free slot. */
export const PUT = route({
  action: 'appointment:book',
  params: appointmentId,
  body: move,
  run: ({ runtime, permit, params, body }) => runtime.appointments.move(permit, params.id, body),
})

/** DELETE /api/visits/{id}: cancels it. */
export const DELETE = route({
  action: 'appointment:book',
  params: appointmentId,
  run: ({ runtime, permit, params }) => runtime.appointments.cancel(permit, params.id),
})
