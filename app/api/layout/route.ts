import { route } from '../../_http/route'

/** GET /api/layout: all beds, devices and phones, and the version of this state. */
export const GET = route({
  action: 'layout:manage',
  run: ({ runtime, permit }) => runtime.layout.read(permit),
})
