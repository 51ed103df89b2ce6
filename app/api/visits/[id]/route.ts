import { route } from '../../../_http/route'
import { move, visitId } from '../fields'

/** GET /api/visits/{id}. */
export const GET = route({
  action: 'visit:book',
  params: visitId,
  run: ({ runtime, permit, params }) => runtime.visits.get(permit, params.id),
})

/** PUT /api/visits/{id}: moves it into another free slot. */
export const PUT = route({
  action: 'visit:book',
  params: visitId,
  body: move,
  run: ({ runtime, permit, params, body }) => runtime.visits.move(permit, params.id, body),
})

/** DELETE /api/visits/{id}: cancels it. */
export const DELETE = route({
  action: 'visit:book',
  params: visitId,
  run: ({ runtime, permit, params }) => runtime.visits.cancel(permit, params.id),
})
