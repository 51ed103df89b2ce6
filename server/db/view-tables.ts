import { text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/** A view of the board that a user saved under a name, to find it at any workstation. */
export const savedView = lantern.table(
  'saved_view',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id').notNull(),
    name: text().notNull(),
    /** The query of its address, as lib/board/view writes it: places and states, no patient data. */
    query: text().notNull(),
    savedAt: moment('saved_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('saved_view_name').on(table.userId, table.name)],
)
