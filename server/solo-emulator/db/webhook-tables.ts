import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { moment, solo } from './solo-schema'

/** An endpoint that is told of events: "Webhooks" in the reference. */
export const webhook = solo.table('webhook', {
  id: uuid().primaryKey().defaultRandom(),
  endpoint: text().notNull(),
  events: jsonb().$type<readonly string[]>().notNull(),
  /** As sent with `intake:completed`; null where nothing was. */
  intakeQuestionIds: jsonb('intake_question_ids').$type<readonly (string | number)[]>(),
  /** What its deliveries are encrypted with, as shown to its owner: base64, never decoded. */
  encryptionKey: text('encryption_key').notNull(),
  /** False once deleted: kept for what was delivered to it, and told nothing more. */
  active: boolean().notNull().default(true),
  createdAt: moment('created_at').notNull().defaultNow(),
})

/** One event that one webhook is to be told of: written with its cause, and kept for a while once it is settled. */
export const webhookDelivery = solo.table(
  'webhook_delivery',
  {
    /** Rises in the order of the causes, for one subject: see `recordEvent`. */
    position: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The same at every attempt, so that the receiver can tell a repeat. */
    id: uuid().notNull().unique().defaultRandom(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhook.id),
    event: text().notNull(),
    /** Ids, except of `intake:completed`, whose data is the report itself. */
    data: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    /** The patient, appointment or episode that it is about; of one subject, one delivery goes out at a time. */
    subject: text().notNull(),
    state: text().$type<'pending' | 'delivered' | 'failed'>().notNull().default('pending'),
    occurredAt: moment('occurred_at').notNull().defaultNow(),
    settledAt: moment('settled_at'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull().defaultNow(),
    /** Who is sending it now, and until when that is believed. */
    leaseId: uuid('lease_id'),
    leasedUntil: moment('leased_until'),
    /** Why the last attempt came to nothing: a status or an error's code. */
    lastFailure: text('last_failure'),
  },
  (table) => [
    index('webhook_delivery_pending')
      .on(table.webhookId, table.subject, table.position)
      .where(sql`${table.state} = 'pending'`),
    index('webhook_delivery_settled').on(table.settledAt),
  ],
)
