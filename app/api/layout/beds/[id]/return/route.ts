import { bedId } from '@/app/_http/bed-fields'
import { route } from '@/app/_http/route'

/** POST /api/layout/beds/{id}/return: brings a retired bed back. */
export const POST = route({
  action: 'layout:manage',
  params: bedId,
  run: ({ runtime, permit, params }) => runtime.layout.returnBed(permit, params.id),
})
