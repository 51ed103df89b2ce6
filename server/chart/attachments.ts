import { nameOfType } from '@/lib/chart/file-name'
import { contentOf } from '@/lib/chart/file-signature'
import { isAttachmentType, LARGEST_ATTACHMENT_BYTES } from '@/lib/chart/files'
import type { ChartAttachment } from '@/lib/chart/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { SoloAnswer, SoloClient } from '@/lib/solo/client'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import type { Begin } from '@/server/audit/audit'
import { appointmentOf } from './appointment'
import type { AttachedFile, ChartSettings } from './chart'
import { keepFile, noteRemoval, settleFile, type Visit } from './kept'
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

/**
 * Attaches a file (operation 19). Its content must match its type, because the browser sends name and type, and its name gets an
 * extension of that type. It is kept for the audit from then on: no operation gives a file back.
 */
export async function addAttachment(
  { orm, client }: ChartSettings,
  actor: Actor,
  { who, appointmentId }: Visit,
  { name: given, type, bytes }: AttachedFile,
  begin: Begin,
): Promise<Result<ChartAttachment>> {
  if (bytes.byteLength > LARGEST_ATTACHMENT_BYTES) {
    return refused('payload_too_large', refusalText('chart.fileSize'))
  }
  if (!isAttachmentType(type) || contentOf(Buffer.from(bytes)) !== type) {
    return refused('unsupported_media_type', refusalText('chart.fileKind'))
  }
  const name = nameOfType(given, type)
  const appointment = await appointmentOf(client, who, appointmentId)
  if (!appointment.ok) return appointment
  const visit = { who, appointmentId: String(appointment.value.id) }
  await begin()
  const kept = await keepFile(orm, actor, visit, { name, type, bytes })
  const answer = await client.call('uploadAttachment', {
    params: { appointmentId: visit.appointmentId },
    query: { fileName: name },
    file: { type, bytes },
  })
  if (answer.ok) await settleFile(orm, kept, String(answer.value.id))
  else if (!answer.error.outcomeUnknown) await settleFile(orm, kept, null)
  return answer.ok ? accepted(shown(answer.value)) : chartRefusal(answer.error, 'thatAppointment')
}

/** Removes an attachment (operation 21); for the audit it is kept as far as Lantern knows it. */
export async function removeAttachment(
  { orm, client }: ChartSettings,
  actor: Actor,
  { who, appointmentId }: Visit,
  attachmentId: string,
  begin: Begin,
): Promise<Result<null>> {
  const appointment = await appointmentOf(client, who, appointmentId)
  if (!appointment.ok) return appointment
  const params = { appointmentId: String(appointment.value.id) }
  // Described while Solo still does.
  const listed = await client.call('listAttachments', { params })
  if (!listed.ok) return chartRefusal(listed.error, 'thatAppointment')
  const described = listed.value.attachments.map(shown).find(({ id }) => id === attachmentId)
  await begin()
  const answer = await client.call('deleteAttachment', { params: { ...params, attachmentId } })
  if (!answer.ok) return chartRefusal(answer.error, 'attachment')
  const unknown = { id: attachmentId, title: null, type: null, sizeBytes: null }
  await noteRemoval(orm, actor, { who, ...params }, described ?? unknown)
  return accepted(null)
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
