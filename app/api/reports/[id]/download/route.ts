import { fileAnswer } from '../../../../_http/file-answer'
import { route } from '../../../../_http/route'
import { reportId } from '../../fields'

/** GET /api/reports/{id}/download: the zip, locked with the password of its order. */
export const GET = route({
  action: 'report:order',
  params: reportId,
  run: ({ runtime, permit, params }) => runtime.reports.download(permit, params.id),
  respond: fileAnswer,
})
