import { fileAnswer } from '../../../_http/file-answer'
import { route } from '../../../_http/route'
import { dayRange } from '../fields'

/** GET /api/reports/visits-csv?from=2024-08-01&to=2024-08-31: the visits of these days, as Solo counts days. */
export const GET = route({
  action: 'report:order',
  query: dayRange,
  run: ({ runtime, permit, query }) => runtime.reports.csvDump(permit, query),
  respond: fileAnswer,
})
