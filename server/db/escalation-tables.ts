import { index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { EscalationStep } from '@/lib/board/escalation'
import type { Priority } from '@/lib/board/types'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/**
 * The users that are called while a request is unclaimed: of a unit (a department of a building), or of the building
 * where `unit` is ''.
 */
export const escalationPath = lantern.table(
  'escalation_path',
  {
    id: uuid().primaryKey().defaultRandom(),
    buildingId: uuid('building_id').notNull(),
    unit: text().notNull().default(''),
    priority: text().$type<Priority>().notNull(),
    steps: jsonb().$type<readonly EscalationStep[]>().notNull(),
    version: integer().notNull().default(1),
    changedById: uuid('changed_by_id').notNull(),
    changedByName: text('changed_by_name').notNull(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('escalation_unit').on(table.buildingId, table.unit, table.priority)],
)

/** The units that a virtual nurse covers this shift. */
export const coverage = lantern.table(
  'coverage',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    buildingId: uuid('building_id').notNull(),
    unit: text().notNull(),
    since: moment('since').notNull().defaultNow(),
    until: moment('until').notNull(),
  },
  (table) => [
    uniqueIndex('coverage_user_unit').on(table.userId, table.buildingId, table.unit),
    index('coverage_until').on(table.until),
  ],
)
