import { pgSchema, timestamp } from 'drizzle-orm/pg-core'

/** The schema of Lantern's own tables; the Solo emulator has a schema of its own. */
export const lantern = pgSchema('lantern')

/** A timestamp to the millisecond, as browsers count. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
