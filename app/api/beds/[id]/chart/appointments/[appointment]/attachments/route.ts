import { ATTACHMENT_TYPES, LARGEST_ATTACHMENT_BYTES } from '@/lib/chart/files'
import { attaching, chartPath, forPatient } from '../../../../../../../_http/chart-fields'
import { fileBody } from '../../../../../../../_http/file'
import { route } from '../../../../../../../_http/route'

export const GET = route({
  action: 'chart:read',
  params: chartPath.appointment,
  headers: forPatient,
  run: ({ runtime, permit, params: { id, appointment }, headers }) =>
    runtime.chart.attachments(permit, { bedId: id, patient: headers['chart-patient'] }, appointment),
})

/** The body is the unchanged file. */
export const POST = route({
  action: 'chart:write',
  params: chartPath.appointment,
  headers: attaching,
  body: fileBody({ types: ATTACHMENT_TYPES, maxBytes: LARGEST_ATTACHMENT_BYTES }),
  run: ({ runtime, permit, params: { id, appointment }, headers, body }) =>
    runtime.chart.addAttachment(permit, { bedId: id, patient: headers['chart-patient'] }, appointment, {
      name: headers['file-name'],
      ...body,
    }),
  respond: (added) => ({ status: 201, body: added }),
})
