import type { Transaction } from '@/server/platform/db/open'
import { attachment, noteTemplate, visitAnswer, visitComment, visitForm, waitingRoomForm } from '../db/schema'
import { APPOINTMENT, ATTACHMENTS, VISIT_NOTE, WAITING_ROOMS } from './examples'
import { demoPdf, demoPng } from './files'
import { DEMO_FORMS } from './note-forms'

/** Loads the forms, and the note and attachments of the example's appointment. */
export async function loadNotes(tx: Transaction): Promise<void> {
  await tx
    .insert(noteTemplate)
    .values(DEMO_FORMS.map(({ id, name, sections }, position) => ({ id, name, sections, position })))
  await tx.insert(waitingRoomForm).values(
    WAITING_ROOMS.flatMap((room) =>
      DEMO_FORMS.filter(({ waitingRooms }) => waitingRooms.includes(room.name)).map((form) => ({
        waitingRoomId: room.id,
        templateId: form.id,
      })),
    ),
  )
  const { templateId, answer, comment } = VISIT_NOTE
  const of = { appointmentId: APPOINTMENT.id, templateId }
  await tx.insert(visitForm).values(of)
  await tx.insert(visitAnswer).values({ ...of, ...answer })
  await tx.insert(visitComment).values({ ...of, ...comment })
  await tx.insert(attachment).values(
    ATTACHMENTS.map((file) => ({
      ...file,
      appointmentId: APPOINTMENT.id,
      content: file.mimeType === 'image/png' ? demoPng(file.sizeBytes) : demoPdf(file.sizeBytes),
    })),
  )
}
