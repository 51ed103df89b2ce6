import { trailExport } from '../../../_http/compliance-fields'
import { attachment } from '../../../_http/file-answer'
import { route } from '../../../_http/route'

/** POST /api/compliance/export: rows as a file, sent while they are read; a POST, so that no log or history keeps the MRN. */
export const POST = route({
  action: 'audit:export',
  body: trailExport,
  run: ({ runtime, permit, body: { format, ...filter } }) =>
    runtime.compliance.export(permit, filter, format),
  respond: ({ name, type, stream }) => new Response(stream, { headers: attachment(name, type) }),
})
