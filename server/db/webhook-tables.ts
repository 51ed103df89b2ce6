import { index, integer, text } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/**
 * Lantern's own registration with the tenant, one for each address. A lease on its row keeps nodes from registering
 * twice.
 */
export const subscription = lantern.table('subscription', {
  endpoint: text().primaryKey(),
  webhookId: text('webhook_id'),
  /** The encryptionKey, sealed: never in clear text. */
  sealedKey: text('sealed_key'),
  registeredAt: moment('registered_at'),
  /** When the tenant last confirmed the registration. */
  checkedAt: moment('checked_at'),
  /** The node that is registering or checking it now, and when its lease ends. */
  heldBy: text('held_by'),
  heldUntil: moment('held_until'),
})

/**
 * A webhook that was authentic in form. It is kept until Lantern has processed it, then as proof against a replay. It
 * names ids only.
 */
export const webhookInbox = lantern.table(
  'hint',
  {
    /** SHA-256 of the encrypted text, in hex: a second delivery of the same text is a replay. */
    digest: text().primaryKey(),
    event: text().notNull(),
    /** patient, appointment, episode or intake. */
    kind: text().notNull(),
    subject: text().notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
    /** Null until Lantern has fetched again what it names, or given up after a day. */
    processedAt: moment('followed_at'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull().defaultNow(),
  },
  (table) => [index('hint_open').on(table.processedAt, table.nextAttemptAt)],
)
