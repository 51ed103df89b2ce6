import { sql } from 'drizzle-orm'
import { bigint, index, json, jsonb, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { BedLeft, CallMedia, InviteeKind } from '@/lib/realtime/calls'
import type { CallNote } from '../calls/notes'
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

/**
 * A process that serves calls, and when it last said that it lives: with PGlite, whose only process it is, once for good. The places of one
 * that is silent are kept for a while.
 */
export const callNode = solo.table('call_node', {
  id: uuid().primaryKey(),
  seenAt: moment('seen_at').notNull(),
})

/** A call that browsers have entered. Every change of its members locks this row first: notes are numbered in the order of commit. */
export const callRoom = solo.table('call_room', {
  callId: uuid('call_id').primaryKey(),
  /** The number of its last note; 0 before the first. */
  lastNote: bigint('last_note', { mode: 'number' }).notNull().default(0),
  /** How the bedside last left, until it is back. */
  bedLeft: text('bed_left').$type<BedLeft>(),
})

/** A browser's place in a call, or a guest at its door, on whichever node. */
export const callMember = solo.table(
  'call_member',
  {
    callId: uuid('call_id').notNull(),
    memberId: text('member_id').notNull(),
    side: text().$type<'provider' | 'patient' | 'guest'>().notNull(),
    place: text().$type<'in' | 'door'>().notNull(),
    /** The load of the page. */
    instance: text().notNull(),
    media: jsonb().$type<CallMedia>().notNull(),
    guestKind: text('guest_kind').$type<InviteeKind>(),
    invitationId: uuid('invitation_id'),
    nodeId: uuid('node_id').notNull(),
    /** Null while the connection is broken. */
    socketId: text('socket_id'),
    /** When the place is given up; null while connected. */
    keptUntil: moment('kept_until'),
    /** When it first came: members are listed in that order. */
    cameAt: moment('came_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.memberId] })],
)

/** The log of a call, kept for a minute: what nodes tell their browsers, in order. */
export const callNote = solo.table(
  'call_note',
  {
    callId: uuid('call_id').notNull(),
    /** The time (µs since the epoch) at which it was written, or 1 more than the note before it. */
    number: bigint({ mode: 'number' }).notNull(),
    /** The number of the note before it; 0 for the first. */
    after: bigint({ mode: 'number' }).notNull(),
    /** No `jsonb`, which refuses what a browser may send: \u0000. */
    note: json().$type<CallNote>().notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.number] }), index('call_note_at').on(table.at)],
)
