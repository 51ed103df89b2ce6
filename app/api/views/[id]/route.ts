import { route } from '../../../_http/route'
import { viewId, viewName } from '../../../_http/view-fields'

/** PUT /api/views/{id}: renames a view. */
export const PUT = route({
  action: 'view:save',
  params: viewId,
  body: viewName,
  run: ({ runtime, permit, params, body }) => runtime.views.rename(permit, params.id, body.name),
})

/** DELETE /api/views/{id}: deletes a view and returns it, for an undo. */
export const DELETE = route({
  action: 'view:save',
  params: viewId,
  run: ({ runtime, permit, params }) => runtime.views.remove(permit, params.id),
})
