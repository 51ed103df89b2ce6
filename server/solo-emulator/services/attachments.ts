import { and, asc, eq } from 'drizzle-orm'
import { contentOf, type FileContent } from '@/lib/chart/file-signature'
import { ATTACHMENT_TYPES } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, badParameter, no, yes } from '../answer'
import { attachment } from '../db/schema'
import { type ReceivedFile, typeNotSupported } from '../file-body'
import { atom } from '../time-formats'
import { findVisit } from './appointments'

/** An attachment as in the reference: `appointmentId` is the visit's aggregate id, `size` is in bytes. */
export interface AttachmentShown {
  readonly id: string
  readonly appointmentId: string
  readonly title: string
  readonly mimeType: string
  readonly size: number
  readonly uploadedAt: string
  readonly deleted: boolean
}

const ATTACHMENT_UNKNOWN = no('unknown', 'Attachment not found')

/** The content that each type must have, and the name of a file without one: the reference shows "UploadedPDF.pdf". */
const KINDS = {
  'application/pdf': { content: 'application/pdf', title: 'UploadedPDF.pdf' },
  'application/x-pdf': { content: 'application/pdf', title: 'UploadedPDF.pdf' },
  'image/pdf': { content: 'application/pdf', title: 'UploadedPDF.pdf' },
  'image/png': { content: 'image/png', title: 'UploadedPNG.png' },
  'image/jpeg': { content: 'image/jpeg', title: 'UploadedJPEG.jpg' },
} as const satisfies Record<(typeof ATTACHMENT_TYPES)[number], { content: FileContent; title: string }>

const isTaken = (type: string): type is (typeof ATTACHMENT_TYPES)[number] =>
  ATTACHMENT_TYPES.some((one) => one === type)

const shownColumns = {
  id: attachment.id,
  title: attachment.title,
  mimeType: attachment.mimeType,
  size: attachment.sizeBytes,
  uploadedAt: attachment.uploadedAt,
  deleted: attachment.deleted,
}

const shown = (
  appointmentId: string,
  {
    id,
    title,
    mimeType,
    size,
    uploadedAt,
    deleted,
  }: Omit<AttachmentShown, 'appointmentId' | 'uploadedAt'> & { uploadedAt: Date },
): AttachmentShown => ({ id, appointmentId, title, mimeType, size, uploadedAt: atom(uploadedAt), deleted })

/** Operation 19. Refuses a file that is not what its type says. */
export async function addAttachment(
  orm: Orm,
  of: string,
  { type, bytes }: ReceivedFile,
  fileName: string | undefined,
): Promise<Answer<AttachmentShown>> {
  if (!isTaken(type)) return no('wrong-type', typeNotSupported(type, ATTACHMENT_TYPES))
  if (bytes.length === 0) return badParameter('body', 'The file is empty.')
  const content = contentOf(bytes)
  if (!isTaken(content)) return no('wrong-type', typeNotSupported(content, ATTACHMENT_TYPES))
  const kind = KINDS[type]
  if (content !== kind.content) return no('wrong-type', `The file is "${content}" and not "${type}"`)
  const visit = await findVisit(orm, { id: of })
  if (!visit.ok) return visit
  const [added] = await orm
    .insert(attachment)
    .values({
      appointmentId: visit.value.id,
      title: fileName || kind.title,
      mimeType: type,
      sizeBytes: bytes.length,
      content: bytes,
    })
    .returning(shownColumns)
  if (!added) throw new Error('An attachment that was inserted did not come back')
  return yes(shown(visit.value.aggregateId, added))
}

/** Operation 20: in the order of the uploads, with the deleted ones, marked as deleted. */
export async function listAttachments(
  orm: Orm,
  of: string,
): Promise<Answer<{ readonly attachments: AttachmentShown[] }>> {
  const visit = await findVisit(orm, { id: of })
  if (!visit.ok) return visit
  const found = await orm
    .select(shownColumns)
    .from(attachment)
    .where(eq(attachment.appointmentId, visit.value.id))
    .orderBy(asc(attachment.uploadedAt), asc(attachment.id))
  return yes({ attachments: found.map((one) => shown(visit.value.aggregateId, one)) })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Operation 21. Deletes the content for good; the file's name stays in the list. */
export async function deleteAttachment(orm: Orm, of: string, id: string): Promise<Answer<null>> {
  const visit = await findVisit(orm, { id: of })
  if (!visit.ok) return visit
  if (!UUID.test(id)) return ATTACHMENT_UNKNOWN
  const gone = await orm
    .update(attachment)
    .set({ deleted: true, content: null })
    .where(
      and(eq(attachment.id, id), eq(attachment.appointmentId, visit.value.id), eq(attachment.deleted, false)),
    )
    .returning({ id: attachment.id })
  return gone.length > 0 ? yes(null) : ATTACHMENT_UNKNOWN
}
