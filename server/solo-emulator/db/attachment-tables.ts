import { bigint, boolean, customType, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { appointment } from './schema'
import { moment, solo } from './solo-schema'

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** A file of a visit, with its content: in the database, so that one backup holds everything. */
export const attachment = solo.table(
  'attachment',
  {
    id: uuid().primaryKey().defaultRandom(),
    appointmentId: bigint('appointment_id', { mode: 'number' })
      .notNull()
      .references(() => appointment.id),
    title: text().notNull(),
    mimeType: text('mime_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    uploadedAt: moment('uploaded_at').notNull().defaultNow(),
    /** A deleted file stays in the list, without its content. */
    deleted: boolean().notNull().default(false),
    content: bytea(),
  },
  (table) => [index('attachment_visit').on(table.appointmentId, table.uploadedAt)],
)
