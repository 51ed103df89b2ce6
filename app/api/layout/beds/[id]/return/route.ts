import { bedId } from '../../../../../_http/bed-fields'
import { route } from '../../../../../_http/route'

/** POST /api/layout/beds/{id}/return: brings a retired bed back. */
export const POST = route({
  action: 'layout:manage',
  params: bedId,
  run: ({ runtime, permit, params }) => runtime.layout.returnBed(permit, params.id),
})
