import { customType, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

const patient = () => ({
  appointmentId: text('appointment_id').notNull(),
  patientSoloId: text('patient_solo_id').notNull(),
  patientMrn: text('patient_mrn'),
})

/** An answer of a note as it was before a user of Lantern overwrote it: Solo keeps only the last. */
export const keptAnswer = lantern.table(
  'kept_answer',
  {
    id: uuid().primaryKey().defaultRandom(),
    ...patient(),
    form: text().notNull(),
    question: text().notNull(),
    was: jsonb().$type<readonly string[]>().notNull(),
    overwrittenAt: moment('overwritten_at').notNull().defaultNow(),
    overwrittenById: uuid('overwritten_by_id').notNull(),
    overwrittenByName: text('overwritten_by_name').notNull(),
  },
  (table) => [index('kept_answer_patient').on(table.patientMrn, table.overwrittenAt)],
)

/** A file of an appointment. Solo's API gives no file back, so what is attached through Lantern is kept from then on. */
export const keptFile = lantern.table(
  'kept_file',
  {
    id: uuid().primaryKey().defaultRandom(),
    ...patient(),
    /** Null while Solo has not answered. */
    attachmentId: text('attachment_id'),
    name: text(),
    type: text(),
    sizeBytes: integer('size_bytes'),
    /** Null where the file was attached past Lantern. */
    content: bytes(),
    addedAt: moment('added_at'),
    addedById: uuid('added_by_id'),
    addedByName: text('added_by_name'),
    /** Null while it is attached. */
    removedAt: moment('removed_at'),
    removedById: uuid('removed_by_id'),
    removedByName: text('removed_by_name'),
  },
  (table) => [
    index('kept_file_patient').on(table.patientMrn, table.removedAt),
    index('kept_file_attachment').on(table.attachmentId),
  ],
)
