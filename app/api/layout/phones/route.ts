import { unitPhone } from '@/app/_http/layout-fields'
import { route } from '@/app/_http/route'

/** PUT /api/layout/phones {"buildingId", "unit", "phone"}: whom to call at a unit. */
export const PUT = route({
  action: 'layout:manage',
  body: unitPhone,
  run: ({ runtime, permit, body }) => runtime.layout.setUnitPhone(permit, body),
})
