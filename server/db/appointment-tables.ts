import { sql } from 'drizzle-orm'
import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import type { Said } from '@/lib/errors'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/**
 * An appointment booked in Lantern. Its own id is its external id in Solo, so that it is found after a lost answer. The table
 * keeps its name of before, because nodes of two versions run side by side.
 */
export const appointment = lantern.table(
  'visit',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null until Solo has confirmed it. */
    soloId: text('solo_id').unique(),
    bedId: uuid('bed_id'),
    patientSoloId: text('patient_solo_id').notNull(),
    patientName: text('patient_name'),
    patientMrn: text('patient_mrn'),
    waitingRoom: text('waiting_room').notNull(),
    startsAt: moment('starts_at').notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    reason: text().notNull(),
    /** Solo's status; `booking` until Solo has confirmed the appointment, `failed` where Solo refused it. */
    status: text().notNull(),
    bookedById: uuid('booked_by_id').notNull(),
    bookedByName: text('booked_by_name').notNull(),
    bookedAt: moment('booked_at').notNull().defaultNow(),
    /** When Solo last answered about it. */
    checkedAt: moment('checked_at'),
    /** Set before the order leaves: from then on an unanswered order may have taken effect. */
    sentAt: moment('sent_at'),
    /** The time it is being moved to; both null once Solo has answered. */
    movingTo: moment('moving_to'),
    movingSeconds: integer('moving_seconds'),
    /** When Solo is to be asked about it; null: when a user looks at it. */
    askAfter: moment('ask_after'),
    /** Counts the changes that users made: an answer of Solo from before the last change is out of date. */
    revision: integer().notNull().default(0),
    /** What went wrong, in English, as nodes of 0.1 read and write it. */
    trouble: text(),
    /** The same as a key of the catalogue; valid while its `message` is `trouble`, else a node of 0.1 wrote `trouble` since. */
    problem: jsonb().$type<Said>(),
  },
  (table) => [
    index('visit_start').on(table.startsAt),
    // The few that Solo is to be asked about: a worker looks every second.
    index('visit_ask').on(table.askAfter).where(sql`${table.askAfter} is not null`),
    index('visit_patient').on(table.patientSoloId, table.startsAt),
  ],
)

/** A document added to a patient through Lantern. Solo's API accepts documents and lists none. */
export const patientDocument = lantern.table(
  'patient_document',
  {
    id: uuid().primaryKey().defaultRandom(),
    patientSoloId: text('patient_solo_id').notNull(),
    name: text().notNull(),
    writtenAt: moment('written_at').notNull(),
    responses: jsonb().$type<readonly { question: string; response: string }[]>().notNull(),
    addedById: uuid('added_by_id').notNull(),
    addedByName: text('added_by_name').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
  },
  (table) => [index('document_patient').on(table.patientSoloId, table.addedAt)],
)

/** An encounter report ordered in Lantern. Lantern passes its password on to Solo and stores it nowhere. */
export const report = lantern.table(
  'report',
  {
    id: uuid().primaryKey().defaultRandom(),
    soloId: text('solo_id').notNull().unique(),
    fromAt: moment('from_at').notNull(),
    toAt: moment('to_at').notNull(),
    presetId: text('preset_id').notNull(),
    /** Solo's word: pending, completed or failed; `gone` where Solo no longer knows it. */
    status: text().notNull(),
    orderedById: uuid('ordered_by_id').notNull(),
    orderedByName: text('ordered_by_name').notNull(),
    orderedAt: moment('ordered_at').notNull().defaultNow(),
    /** When Solo was last asked about it: keeps many viewers from asking more than one would. */
    askedAt: moment('asked_at'),
    /** When Solo last answered about it. */
    checkedAt: moment('checked_at'),
  },
  (table) => [index('report_ordered').on(table.orderedAt)],
)
