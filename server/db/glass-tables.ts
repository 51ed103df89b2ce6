import { index, text, uuid } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/** A chart that a nurse opened outside their own units, for a reason. */
export const chartGlass = lantern.table(
  'chart_glass',
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: uuid('account_id').notNull(),
    accountName: text('account_name').notNull(),
    role: text().notNull(),
    bedId: uuid('bed_id').notNull(),
    patientSoloId: text('patient_solo_id').notNull(),
    /** In the nurse's own words. */
    reason: text().notNull(),
    at: moment('at').notNull().defaultNow(),
    /** Until when the chart stays open to them. */
    until: moment('until').notNull(),
  },
  (table) => [
    index('chart_glass_open').on(table.accountId, table.patientSoloId, table.until),
    index('chart_glass_time').on(table.at),
  ],
)
