import { bigint, index, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { patient } from './schema'
import { moment, solo } from './solo-schema'

export interface DocumentResponse {
  readonly question: string
  readonly response: string
}

/** A document about a patient that another system wrote: "Patient Documents" in the reference. */
export const patientDocument = solo.table(
  'patient_document',
  {
    id: uuid().primaryKey().defaultRandom(),
    patientSpid: bigint('patient_spid', { mode: 'number' })
      .notNull()
      .references(() => patient.spid),
    name: text().notNull(),
    date: moment('date').notNull(),
    responses: jsonb().$type<readonly DocumentResponse[]>().notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
  },
  (table) => [index('patient_document_patient').on(table.patientSpid)],
)
