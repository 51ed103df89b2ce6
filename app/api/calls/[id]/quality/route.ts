import { callId, qualityReport, reportingBrowser } from '../../../../_http/call-fields'
import { route } from '../../../../_http/route'

/** POST /api/calls/{id}/quality: takes what the nurse's page, or the device of the bed, has measured of its call. */
export const POST = route({
  action: ({ device }) => (device ? 'bedside:serve' : 'request:join'),
  params: callId,
  headers: reportingBrowser,
  body: qualityReport,
  run: ({ runtime, permit, params, headers, body }) =>
    runtime.callQuality.report(permit, params.id, body, headers),
})
