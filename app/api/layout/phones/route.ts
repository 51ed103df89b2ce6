import { unitPhone } from '../../../_http/layout-fields'
import { route } from '../../../_http/route'

/** PUT /api/layout/phones {"buildingId", "unit", "phone"}: sets the number to call at a unit. */
export const PUT = route({
  action: 'layout:manage',
  body: unitPhone,
  run: ({ runtime, permit, body }) => runtime.layout.setUnitPhone(permit, body),
})
