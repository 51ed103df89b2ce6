import { removedFileId } from '../../../../_http/compliance-fields'
import { fileAnswer } from '../../../../_http/file-answer'
import { route } from '../../../../_http/route'

/** GET /api/compliance/removed-files/{id}: a file that was removed from a chart. */
export const GET = route({
  action: 'audit:read',
  params: removedFileId,
  run: ({ runtime, permit, params }) => runtime.compliance.removedFile(permit, params.id),
  respond: ({ type, bytes }) => fileAnswer({ name: 'removed-file', type, bytes }),
})
