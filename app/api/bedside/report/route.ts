import { deviceReport } from '../../../_http/bedside-fields'
import { route } from '../../../_http/route'

/** POST /api/bedside/report: takes the device's report of itself. */
export const POST = route({
  action: 'bedside:serve',
  body: deviceReport,
  run: ({ runtime, permit, body }) => runtime.bedside.report(permit, body),
})
