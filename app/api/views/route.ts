import { route } from '../../_http/route'
import { newView } from '../../_http/view-fields'

/** GET /api/views: the caller's saved views. */
export const GET = route({
  action: 'view:save',
  run: ({ runtime, permit }) => runtime.views.list(permit),
})

/** POST /api/views: saves a view under a name. */
export const POST = route({
  action: 'view:save',
  body: newView,
  run: ({ runtime, permit, body }) => runtime.views.save(permit, body),
  respond: (made) => ({ status: 201, body: made }),
})
