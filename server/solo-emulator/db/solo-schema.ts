import { pgSchema, timestamp } from 'drizzle-orm/pg-core'

/** What the embedded Solo keeps. Lantern's own tables are elsewhere and never joined with these. */
export const solo = pgSchema('solo')

/** A moment, to the millisecond. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
