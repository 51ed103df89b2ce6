import { sql } from 'drizzle-orm'
import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, solo } from './solo-schema'

/** A call link that was opened, and the browser that opened it: no other browser gets in by that link. */
export const callSeat = solo.table(
  'call_seat',
  {
    /** The nonce of the link. */
    nonce: text().primaryKey(),
    callId: uuid('call_id').notNull(),
    side: text().$type<'provider' | 'patient' | 'guest'>().notNull(),
    /** SHA-256, in hex, of the key that the browser keeps in a cookie. */
    keyHash: text('key_hash').notNull(),
    takenAt: moment('taken_at').notNull().defaultNow(),
  },
  (table) => [index('call_seat_call').on(table.callId)],
)

/** A period in which both sides were in a call: an entry of an assistance request's `avSessions`. */
export const avSession = solo.table(
  'av_session',
  {
    id: uuid().primaryKey().defaultRandom(),
    callId: uuid('call_id').notNull(),
    startedAt: moment('started_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (table) => [uniqueIndex('av_session_open').on(table.callId).where(sql`${table.endedAt} is null`)],
)
