import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { moment, solo } from './solo-schema'

/** An endpoint that receives events: "Webhooks" in the reference. */
export const webhook = solo.table('webhook', {
  id: uuid().primaryKey().defaultRandom(),
  endpoint: text().notNull(),
  events: jsonb().$type<readonly string[]>().notNull(),
  /** The questions sent with `intake:completed`; null if none were sent. */
  intakeQuestionIds: jsonb('intake_question_ids').$type<readonly (string | number)[]>(),
  /** The key that encrypts its deliveries, as its owner sees it: base64, never decoded. */
  encryptionKey: text('encryption_key').notNull(),
  /** False once deleted: the row stays for its past deliveries, and gets no more events. */
  active: boolean().notNull().default(true),
  createdAt: moment('created_at').notNull().defaultNow(),
})

/** The delivery of one event to one webhook: written in the transaction of its cause, kept for a week once it is settled. */
export const webhookDelivery = solo.table(
  'webhook_delivery',
  {
    /** Rises in the order of the causes of one subject: see `recordEvent`. */
    position: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The same at every attempt, so that the receiver can recognise a repeat. */
    id: uuid().notNull().unique().defaultRandom(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhook.id),
    event: text().notNull(),
    /** Ids, except for `intake:completed`, whose data is the report itself. */
    data: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    /** The patient, appointment or episode of the event; of one subject, one delivery goes out at a time. */
    subject: text().notNull(),
    state: text().$type<'pending' | 'delivered' | 'failed'>().notNull().default('pending'),
    occurredAt: moment('occurred_at').notNull().defaultNow(),
    settledAt: moment('settled_at'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull().defaultNow(),
    /** The process that sends it now, and the end of its lease. */
    leaseId: uuid('lease_id'),
    leasedUntil: moment('leased_until'),
    /** Why the last attempt failed: a status or an error's code. */
    lastFailure: text('last_failure'),
  },
  (table) => [
    index('webhook_delivery_pending')
      .on(table.webhookId, table.subject, table.position)
      .where(sql`${table.state} = 'pending'`),
    index('webhook_delivery_settled').on(table.settledAt),
  ],
)
