import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { KnockAnswer } from '@/lib/bedside/view'
import type { Role } from '@/lib/board/roles'
import type {
  BoardEvent,
  CallOutcome,
  CallVia,
  DeviceReadiness,
  EventKind,
  Locator,
  Patient,
  Priority,
  RequestStatus,
} from '@/lib/board/types'
import { lantern, moment } from '@/server/platform/db/lantern-schema'
import { display } from './display-tables'
import { searchWords } from './search-words'

export const building = lantern.table('building', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull().unique(),
  /** The number to call when a request is NOT SENT. */
  phone: text(),
  position: integer().notNull().default(0),
  /** The number of the last event. Locking this row is what keeps the log gapless and in the order of commits. */
  lastEvent: integer('last_event').notNull().default(0),
})

export const bed = lantern.table(
  'bed',
  {
    id: uuid().primaryKey().defaultRandom(),
    buildingId: uuid('building_id')
      .notNull()
      .references(() => building.id),
    floor: text().notNull(),
    department: text(),
    room: text().notNull(),
    label: text().notNull(),
    deviceSerial: text('device_serial'),
    deviceReadiness: text('device_readiness').$type<DeviceReadiness>().notNull().default('unknown'),
    /** When Solo last reported on the device. */
    readinessAt: moment('readiness_at'),
    /** The serial of the device that Solo named at this place, where it has named one. */
    reportedSerial: text('reported_serial'),
    /** Since when Solo answers that it knows no such place, or no device there. */
    placeUnknownAt: moment('place_unknown_at'),
    /** Null: not known. */
    occupied: boolean(),
    patientMrn: text('patient_mrn'),
    patientName: text('patient_name'),
    patientBirthDate: date('patient_birth_date', { mode: 'string' }),
    /** Solo's own id of the patient: what the operations on patients take. */
    patientSoloId: text('patient_solo_id'),
    /** Since when a user's word on the patient here differs from Solo's. */
    placedAt: moment('placed_at'),
    /** The patient that Solo names here, where a user says otherwise. */
    soloSays: jsonb('solo_says').$type<SoloSays>(),
    /** When the bed left the layout; its history is kept. */
    retiredAt: moment('retired_at'),
    /** When Solo last answered a poll of the bed. */
    checkedAt: moment('checked_at'),
    nextCheckAt: moment('next_check_at').notNull().defaultNow(),
    leasedBy: text('watched_by'),
    leasedUntil: moment('watched_until'),
    // What the search compares, one column for each that it ranks or hides apart.
    ownWords: text('own_words').generatedAlwaysAs(searchWords(sql`room || ' ' || label`)),
    areaWords: text('area_words').generatedAlwaysAs(
      searchWords(sql`floor || ' ' || coalesce(department, '')`),
    ),
    patientWords: text('patient_words').generatedAlwaysAs(searchWords(sql`coalesce(patient_name, '')`)),
  },
  (table) => [
    uniqueIndex('bed_place').on(table.buildingId, table.floor, table.room, table.label),
    uniqueIndex('bed_device').on(table.deviceSerial).where(sql`${table.retiredAt} is null`),
    index('bed_patient').on(table.patientMrn),
    index('bed_department').on(table.department, table.room),
    index('bed_next_check').on(table.nextCheckAt),
  ],
)

/** `settled`: a user has said that Solo is wrong, and the same answer again changes nothing. */
export interface SoloSays {
  readonly patient: Patient | null
  readonly soloId: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly settled: boolean
}

/** The number to call at a unit: a department of a building. */
export const unitPhone = lantern.table(
  'unit_phone',
  {
    buildingId: uuid('building_id')
      .notNull()
      .references(() => building.id),
    unit: text().notNull(),
    phone: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.buildingId, table.unit] })],
)

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
    index('request_appointment').on(table.appointmentId),
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

export const account = lantern.table('account', {
  id: uuid().primaryKey().defaultRandom(),
  username: text().notNull().unique(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  passwordHash: text('password_hash').notNull(),
  disabled: boolean().notNull().default(false),
  /** Created by the demo; refused outside demo mode. */
  demo: boolean().notNull().default(false),
  createdAt: moment('created_at').notNull().defaultNow(),
})

export const session = lantern.table(
  'session',
  {
    id: text().primaryKey(),
    /** Null for a display's session. */
    accountId: uuid('account_id').references(() => account.id),
    displayId: uuid('display_id').references(() => display.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('session_expiry').on(table.expiresAt),
    // Whether an account has an open session, however many it has had.
    index('session_account').on(table.accountId, table.expiresAt).where(sql`${table.endedAt} is null`),
  ],
)

/** The shape that RateLimiterDrizzle of rate-limiter-flexible asks for. */
export const attempt = lantern.table('attempt', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: moment('expire'),
})

/** Live server processes, so that each takes its share of the upstream's rate limit. */
export const node = lantern.table('node', {
  id: text().primaryKey(),
  seenAt: moment('seen_at').notNull().defaultNow(),
})

export { lantern } from '@/server/platform/db/lantern-schema'
export * from './appointment-tables'
export * from './call-tables'
export * from './display-tables'
export * from './entra-tables'
export * from './escalation-tables'
export * from './view-tables'
export * from './webhook-tables'
