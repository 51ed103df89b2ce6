import { LAYOUT_BYTES, layoutApply } from '../../../_http/layout-fields'
import { route } from '../../../_http/route'

/**
 * POST /api/layout/apply {"text", "version", "retire"}: writes what the preview of that version showed, or refuses with
 * `layout_changed`.
 */
export const POST = route({
  action: 'layout:manage',
  body: layoutApply,
  mostBytes: LAYOUT_BYTES,
  run: ({ runtime, permit, body }) => runtime.layout.apply(permit, body),
})
