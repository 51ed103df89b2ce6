import { newBed } from '../../../_http/layout-fields'
import { route } from '../../../_http/route'

/** POST /api/layout/beds: adds a bed, or brings back a retired one at that place. */
export const POST = route({
  action: 'layout:manage',
  body: newBed,
  run: ({ runtime, permit, body: { buildingId, ...edit } }) =>
    runtime.layout.addBed(permit, buildingId, edit),
  respond: (value) => ({ status: 201, body: value }),
})
