import { LAYOUT_BYTES, layoutFile } from '../../../_http/layout-fields'
import { route } from '../../../_http/route'

/** POST /api/layout/preview {"text"}: returns what a CSV table or a FHIR bundle would change; writes nothing. */
export const POST = route({
  action: 'layout:manage',
  body: layoutFile,
  mostBytes: LAYOUT_BYTES,
  run: ({ runtime, permit, body }) => runtime.layout.preview(permit, body.text),
})
