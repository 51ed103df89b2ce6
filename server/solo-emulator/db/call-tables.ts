import { sql } from 'drizzle-orm'
import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { InviteeKind } from '@/lib/realtime/calls'
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

/** An invitation of a guest into a call. Its link opens one seat; only a provider in the call lets its guest in. */
export const callInvitation = solo.table(
  'call_invitation',
  {
    id: uuid().primaryKey().defaultRandom(),
    callId: uuid('call_id').notNull(),
    /** The nonce of the link. */
    nonce: text().notNull().unique(),
    kind: text().$type<InviteeKind>().notNull(),
    /** The provider's own note of who it is; no one else gets it. */
    name: text(),
    invitedAt: moment('invited_at').notNull().defaultNow(),
    /** When the link expires. */
    until: moment('until').notNull(),
    /** When the guest last came to the door. */
    knockedAt: moment('knocked_at'),
    /** When the provider last let the guest in; holds until `leftAt`. */
    admittedAt: moment('admitted_at'),
    /** When the guest last left the call; null while they are, or may be, in it. */
    leftAt: moment('left_at'),
    refusedAt: moment('refused_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('call_invitation_call').on(table.callId, table.invitedAt)],
)
