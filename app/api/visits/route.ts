import { isOwed } from '@/lib/appointments/status'
import { idempotency } from '../../_http/fields'
import { route } from '../../_http/route'
import { appointmentRange, newAppointment } from './fields'

/** GET /api/visits: the appointments booked in Lantern that begin in a range. */
export const GET = route({
  action: 'appointment:book',
  query: appointmentRange,
  run: ({ runtime, permit, query }) => runtime.appointments.list(permit, query),
})

/**
 * POST /api/visits: books a free slot. 201 when Solo has booked it, 202 while Solo has not confirmed it, 200 where an earlier
 * try with the same Idempotency-Key booked it.
 */
export const POST = route({
  action: 'appointment:book',
  headers: idempotency,
  body: newAppointment,
  run: ({ runtime, permit, headers: { 'idempotency-key': key }, body }) =>
    runtime.appointments.book(permit, key === undefined ? body : { ...body, idempotencyKey: key }),
  respond: ({ appointment, created }) => ({
    status: isOwed(appointment) ? 202 : created ? 201 : 200,
    body: appointment,
  }),
})
