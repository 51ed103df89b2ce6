import { index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { BoardEvent, EventKind } from '@/lib/board/types'
import { lantern, moment } from '@/server/platform/db/lantern-schema'
import { building } from './place-tables'

export const event = lantern.table(
  'event',
  {
    buildingId: uuid('building_id')
      .notNull()
      .references(() => building.id),
    seq: integer().notNull(),
    at: moment('at').notNull().defaultNow(),
    kind: text().$type<EventKind>().notNull(),
    bedId: uuid('bed_id').notNull(),
    data: jsonb().$type<Pick<BoardEvent, 'bed' | 'ended'>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.buildingId, table.seq] })],
)

export const idempotency = lantern.table(
  'idempotency',
  {
    userId: uuid('user_id').notNull(),
    key: text().notNull(),
    /** Hash of the content, so that a key reused for different content is refused. */
    fingerprint: text().notNull(),
    requestId: uuid('request_id').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    index('idempotency_age').on(table.createdAt),
  ],
)

/** Live server processes, so that each takes its share of the upstream's rate limit. */
export const node = lantern.table('node', {
  id: text().primaryKey(),
  seenAt: moment('seen_at').notNull().defaultNow(),
})

export { lantern } from '@/server/platform/db/lantern-schema'
export * from './account-tables'
export * from './appointment-tables'
export * from './audit-tables'
export * from './call-tables'
export * from './chart-tables'
export * from './display-tables'
export * from './entra-tables'
export * from './escalation-tables'
export * from './factor-tables'
export * from './glass-tables'
export * from './oidc-tables'
export * from './place-tables'
export * from './request-tables'
export * from './view-tables'
export * from './webhook-tables'
