import { bigint, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { appointment, waitingRoom } from './schema'
import { moment, solo } from './solo-schema'

/** One question of a form. */
export interface NoteQuestion {
  readonly id: string
  readonly title: string
  readonly type: 'text' | 'choice'
  /** The choices; empty for a free answer. */
  readonly options?: readonly string[]
  /** The source that fills it in: `gender` of the demographics, or a field of perfect-answer's request. */
  readonly tag?: string
}

export interface NoteSection {
  readonly title: string
  readonly questions: readonly NoteQuestion[]
}

/** A form of visit notes. */
export const noteTemplate = solo.table('note_template', {
  id: uuid().primaryKey(),
  name: text().notNull().unique(),
  /** The order in which forms are shown; the first is the practice's usual one. */
  position: integer().notNull().default(0),
  sections: jsonb().$type<readonly NoteSection[]>().notNull().default([]),
})

/** The forms that every visit of a waiting room has. */
export const waitingRoomForm = solo.table(
  'waiting_room_form',
  {
    waitingRoomId: uuid('waiting_room_id')
      .notNull()
      .references(() => waitingRoom.id),
    templateId: uuid('template_id')
      .notNull()
      .references(() => noteTemplate.id),
  },
  (table) => [primaryKey({ columns: [table.waitingRoomId, table.templateId] })],
)

const ofVisit = () => ({
  appointmentId: bigint('appointment_id', { mode: 'number' })
    .notNull()
    .references(() => appointment.id),
  templateId: uuid('template_id')
    .notNull()
    .references(() => noteTemplate.id),
})

/** The forms of a visit, in addition to those of its waiting room. */
export const visitForm = solo.table('visit_form', ofVisit(), (table) => [
  primaryKey({ columns: [table.appointmentId, table.templateId] }),
])

/** The newest answer to each question, with the question's words at that time. */
export const visitAnswer = solo.table(
  'visit_answer',
  {
    ...ofVisit(),
    questionId: text('question_id').notNull(),
    section: text().notNull(),
    question: text().notNull(),
    value: jsonb().$type<readonly string[]>().notNull(),
    answeredAt: moment('answered_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.appointmentId, table.templateId, table.questionId] })],
)

export const visitComment = solo.table('visit_comment', {
  id: uuid().primaryKey().defaultRandom(),
  ...ofVisit(),
  message: text().notNull(),
  postedAt: moment('posted_at').notNull().defaultNow(),
  authorId: integer('author_id').notNull(),
  authorUsername: text('author_username').notNull(),
})
