import { chartPath, removal } from '../../../../../../../../_http/chart-fields'
import { route } from '../../../../../../../../_http/route'

export const DELETE = route({
  action: 'chart:write',
  params: chartPath.attachment,
  body: removal,
  run: ({ runtime, permit, params: { id, appointment, attachment }, body: { patient } }) =>
    runtime.chart.removeAttachment(permit, { bedId: id, patient }, appointment, attachment),
})
