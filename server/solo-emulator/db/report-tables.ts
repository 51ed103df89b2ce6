import { sql } from 'drizzle-orm'
import { customType, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { moment, solo } from './solo-schema'

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

export type ReportStatus = 'pending' | 'completed' | 'failed'

/** An order of an encounter report, and later the report. */
export const encounterReport = solo.table(
  'encounter_report',
  {
    id: uuid().primaryKey().defaultRandom(),
    from: moment('from').notNull(),
    to: moment('to').notNull(),
    presetId: text('preset_id').notNull(),
    status: text().$type<ReportStatus>().notNull().default('pending'),
    /** Encrypted, and kept only until the report is made or given up. */
    sealedPassword: text('sealed_password'),
    /** How often a process began to make it. */
    attempts: integer().notNull().default(0),
    /** The end of the lease of the process that makes it. */
    takenUntil: moment('taken_until'),
    orderedAt: moment('ordered_at').notNull().defaultNow(),
    zip: bytea(),
  },
  (table) => [index('encounter_report_pending').on(table.orderedAt).where(sql`${table.status} = 'pending'`)],
)
