import { pgSchema, timestamp } from 'drizzle-orm/pg-core'

/** The schema of the Solo emulator. Lantern's own tables are in another schema and never joined with these. */
export const solo = pgSchema('solo')

/** A moment, to the millisecond. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
