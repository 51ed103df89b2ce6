import { buildingId, buildingPhone } from '../../../../../_http/layout-fields'
import { route } from '../../../../../_http/route'

/** PUT /api/layout/buildings/{id}/phone {"phone", "seen"}: sets the number to call where a unit has none of its own. */
export const PUT = route({
  action: 'layout:manage',
  params: buildingId,
  body: buildingPhone,
  run: ({ runtime, permit, params, body }) => runtime.layout.setBuildingPhone(permit, params.id, body),
})
