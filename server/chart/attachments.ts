import { contentOf } from '@/lib/chart/file-signature'
import { isAttachmentType, LARGEST_ATTACHMENT_BYTES } from '@/lib/chart/files'
import type { ChartAttachment } from '@/lib/chart/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { SoloAnswer, SoloClient } from '@/lib/solo/client'
import { refusalText } from '@/lib/words/refusal-text'
import { appointmentOf } from './appointment'
import type { AttachedFile } from './chart'
import type { BedPatient } from './patient'
import { chartRefusal } from './refusal'

/** Lists attachments in Solo's order (operation 20); removed ones are marked. */
export async function listAttachments(
  client: SoloClient,
  who: BedPatient,
  appointmentId: string,
): Promise<Result<readonly ChartAttachment[]>> {
  const appointment = await appointmentOf(client, who, appointmentId)
  if (!appointment.ok) return appointment
  const answer = await client.call('listAttachments', {
    params: { appointmentId: String(appointment.value.id) },
  })
  return answer.ok
    ? accepted(answer.value.attachments.map(shown))
    : chartRefusal(answer.error, 'thatAppointment')
}

/** Attaches a file (operation 19). Its content must match its type, because the browser sends name and type. */
export async function addAttachment(
  client: SoloClient,
  who: BedPatient,
  appointmentId: string,
  { name, type, bytes }: AttachedFile,
): Promise<Result<ChartAttachment>> {
  if (bytes.byteLength > LARGEST_ATTACHMENT_BYTES) {
    return refused('payload_too_large', refusalText('chart.fileSize'))
  }
  if (!isAttachmentType(type) || contentOf(Buffer.from(bytes)) !== type) {
    return refused('unsupported_media_type', refusalText('chart.fileKind'))
  }
  const appointment = await appointmentOf(client, who, appointmentId)
  if (!appointment.ok) return appointment
  const answer = await client.call('uploadAttachment', {
    params: { appointmentId: String(appointment.value.id) },
    query: { fileName: name },
    file: { type, bytes },
  })
  return answer.ok ? accepted(shown(answer.value)) : chartRefusal(answer.error, 'thatAppointment')
}

/** Removes an attachment (operation 21). */
export async function removeAttachment(
  client: SoloClient,
  who: BedPatient,
  appointmentId: string,
  attachmentId: string,
): Promise<Result<null>> {
  const appointment = await appointmentOf(client, who, appointmentId)
  if (!appointment.ok) return appointment
  const answer = await client.call('deleteAttachment', {
    params: { appointmentId: String(appointment.value.id), attachmentId },
  })
  return answer.ok ? accepted(null) : chartRefusal(answer.error, 'attachment')
}

function shown(one: SoloAnswer<'uploadAttachment'>): ChartAttachment {
  const uploadedAt = Date.parse(one.uploadedAt ?? '')
  return {
    id: String(one.id),
    title: one.title || null,
    type: one.mimeType || null,
    sizeBytes: one.size ?? null,
    uploadedAt: Number.isNaN(uploadedAt) ? null : uploadedAt,
    removed: one.deleted ?? false,
  }
}
