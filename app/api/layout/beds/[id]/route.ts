import { bedId } from '../../../../_http/bed-fields'
import { bedEdit } from '../../../../_http/layout-fields'
import { route } from '../../../../_http/route'

/** PUT /api/layout/beds/{id}: changes a bed's place, department or device. */
export const PUT = route({
  action: 'layout:manage',
  params: bedId,
  body: bedEdit,
  run: ({ runtime, permit, params, body }) => runtime.layout.changeBed(permit, params.id, body),
})

/** DELETE /api/layout/beds/{id}: takes a bed off every board; its history is kept. */
export const DELETE = route({
  action: 'layout:manage',
  params: bedId,
  run: ({ runtime, permit, params }) => runtime.layout.retireBed(permit, params.id),
})
