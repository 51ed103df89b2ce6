import { pgSchema, timestamp } from 'drizzle-orm/pg-core'

/** Where all of Lantern's own tables are; the embedded Solo has a schema of its own. */
export const lantern = pgSchema('lantern')

/** A moment to the millisecond, as browsers count. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
