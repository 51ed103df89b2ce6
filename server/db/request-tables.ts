import { sql } from 'drizzle-orm'
import { index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { KnockAnswer } from '@/lib/bedside/view'
import type { CallOutcome, CallVia, Locator, Priority, RequestStatus } from '@/lib/board/types'
import { lantern, moment } from '@/server/platform/db/lantern-schema'
import { bed, building } from './place-tables'

/** A call out of which its request was raised: everyone is called, and the nurse stays in the call. */
export interface RaisedFromCall {
  /** The nurse in the call. */
  readonly userId: string
  readonly name: string
  readonly via: CallVia
  /** When the nurse joined: server time, ms. */
  readonly joinedAt: number
  /** The nurse is not in it any more. */
  readonly left?: true
}

/** What the outbox worker still has to deliver to Solo for a request. */
export type Delivery = 'create' | 'close' | 'done'

export const request = lantern.table(
  'assistance_request',
  {
    id: uuid().primaryKey().defaultRandom(),
    buildingId: uuid('building_id')
      .notNull()
      .references(() => building.id),
    bedId: uuid('bed_id')
      .notNull()
      .references(() => bed.id),
    status: text().$type<RequestStatus>().notNull(),
    priority: text().$type<Priority>().notNull(),
    reason: text(),
    origin: text().$type<'lantern' | 'elsewhere'>().notNull(),
    locator: jsonb().$type<Locator>().notNull(),
    /** The bed at whose place Solo has the request, where the patient was moved away from there since; else null. */
    soloBedId: uuid('solo_bed_id').references(() => bed.id),
    /** When the nurse tapped; found in Solo: when it was made there. */
    askedAt: moment('asked_at').notNull().defaultNow(),
    /** When it reached Lantern, where an outage kept it in the browser until then; else null. */
    arrivedAt: moment('arrived_at'),
    askedById: uuid('asked_by_id'),
    askedByName: text('asked_by_name'),
    claimedById: uuid('claimed_by_id'),
    claimedByName: text('claimed_by_name'),
    claimedAt: moment('claimed_at'),
    /**
     * When the nurse who claimed it last began to join, while Solo has not answered with a link; null once they have
     * joined.
     */
    joinStartedAt: moment('join_started_at'),
    joinedAt: moment('joined_at'),
    /** When the nurse in the call last knocked at the bed, and how and when the bed answered; null: not yet. */
    knockedAt: moment('knocked_at'),
    knockAnswer: text('knock_answer').$type<KnockAnswer>(),
    knockAnsweredAt: moment('knock_answered_at'),
    via: text().$type<CallVia>(),
    /**
     * How often the request was claimed and not joined in time since it was last asked for, when it last came back to
     * the queue, and from which nurse. 0 returns with a name: it was asked for again while that nurse had it.
     */
    returns: integer().notNull().default(0),
    returnedAt: moment('returned_at'),
    returnedFromName: text('returned_from_name'),
    /** Since when the call is over in Solo while its nurse has not said how it ended; else null. */
    callOverAt: moment('call_over_at'),
    /** What was last said of a call of this request, or that its nurse said nothing. */
    outcome: jsonb().$type<CallOutcome>(),
    /** The call out of which the request was raised, and which no one has joined since; else null. */
    raisedFromCall: jsonb('raised_from_call').$type<RaisedFromCall>(),
    /** Null while open. */
    endedAt: moment('ended_at'),
    endedByName: text('ended_by_name'),
    endReason: text('end_reason'),

    soloId: text('solo_id'),
    soloStatus: text('solo_status'),
    soloPatientId: text('solo_patient_id'),
    appointmentId: text('appointment_id'),
    /**
     * The series of external ids under which its calls are booked: a new one for another patient, and after a call is
     * over.
     */
    callSeries: integer('call_series').notNull().default(0),
    /** Solo's word for how the appointment stands, as last fetched. */
    appointmentStatus: text('appointment_status'),
    appointmentCheckedAt: moment('appointment_checked_at'),

    delivery: text().$type<Delivery>().notNull(),
    /** Set before the first attempt leaves: from then on an unanswered attempt may have taken effect. */
    sentAt: moment('sent_at'),
    deliveredAt: moment('delivered_at'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull().defaultNow(),
    lastFailure: text('last_failure'),
    leasedBy: text('courier_id'),
    leasedUntil: moment('courier_until'),
    /** Until when an unanswered creation of this request may still arrive in Solo; null: there is none. */
    lateCreateUntil: moment('late_create_until'),
    /** The same of a cancellation. */
    lateCloseUntil: moment('late_close_until'),
    /** When Solo last no longer had it, though no one had ended it, and it was sent again; null: never. */
    droppedAt: moment('dropped_at'),
  },
  (table) => [
    // Two nurses tapping at once make one request: a bed has at most one open.
    uniqueIndex('request_open_bed').on(table.bedId).where(sql`${table.endedAt} is null`),
    uniqueIndex('request_solo').on(table.soloId),
    index('request_delivery').on(table.nextAttemptAt).where(sql`${table.delivery} <> 'done'`),
    index('request_bed').on(table.bedId, table.askedAt),
    // What is open or owed at a place, by the expression of `bedInSolo`: history does not slow it down.
    index('request_twin')
      .on(sql`coalesce(${table.soloBedId}, ${table.bedId})`)
      .where(sql`${table.delivery} <> 'done' or ${table.endedAt} is null`),
    index('request_late')
      .on(sql`coalesce(${table.soloBedId}, ${table.bedId})`)
      .where(sql`${table.lateCloseUntil} is not null or ${table.lateCreateUntil} is not null`),
    index('request_appointment').on(table.appointmentId),
    // What is removed by its age.
    index('request_ended').on(table.endedAt).where(sql`${table.endedAt} is not null`),
  ],
)

/** A series of calls that joins have booked in Solo and that Lantern has not closed there, or found to need no closing. */
export const bookedCall = lantern.table(
  'booked_call',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    /** `request.callSeries` and `request.soloId` as they were at the join: they give the external ids. */
    series: integer().notNull(),
    soloId: text('solo_id').notNull(),
    /** Null while the last booking is unanswered: it is found by its external ids. */
    appointmentId: text('appointment_id'),
    /** When the last join began to book. */
    bookedAt: moment('booked_at').notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull(),
    leasedBy: text('leased_by'),
    leasedUntil: moment('leased_until'),
  },
  (table) => [
    uniqueIndex('booked_call_series').on(table.requestId, table.series),
    index('booked_call_next').on(table.nextAttemptAt),
  ],
)
