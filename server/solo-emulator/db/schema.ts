import { sql } from 'drizzle-orm'
import { bigint, boolean, date, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { PatientRecord } from '../patient-record'
import { moment, solo } from './solo-schema'

export * from './attachment-tables'
export * from './call-tables'
export * from './document-tables'
export * from './note-tables'
export * from './report-tables'
export * from './webhook-tables'
export { solo }

/** One of Solo's integers (SPID, SAID): as wide as a JSON number, so that any documented one can be looked up. */
const soloNumber = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity()

/** The `location` that assistance requests carry and perfect-answer names. */
export const location = solo.table('location', {
  id: uuid().primaryKey(),
  name: text().notNull(),
})

export const patient = solo.table(
  'patient',
  {
    spid: soloNumber(),
    /** The id that the creating client gave: `{patient_id}` in paths. */
    ownId: text('own_id').notNull().unique(),
    /** "ID of patient in IWA", as assistance requests show it. */
    iwaId: uuid('iwa_id').notNull().unique().defaultRandom(),
    /** The EHR's id. */
    hsid: text().unique(),
    record: jsonb().$type<PatientRecord>().notNull(),
    mrn: text().generatedAlwaysAs(sql`record ->> 'mrn'`),
  },
  (table) => [index('patient_mrn').on(table.mrn)],
)

export const bed = solo.table(
  'bed',
  {
    id: uuid().primaryKey(),
    building: text().notNull(),
    floor: text().notNull(),
    department: text().notNull(),
    room: text().notNull(),
    bed: text().notNull(),
    locationId: uuid('location_id')
      .notNull()
      .references(() => location.id),
    patientSpid: bigint('patient_spid', { mode: 'number' }).references(() => patient.spid),
    admittedOn: date('admitted_on', { mode: 'string' }),
  },
  (table) => [
    uniqueIndex('bed_place').on(table.building, table.floor, table.room, table.bed),
    index('bed_department').on(table.department, table.room),
    // A patient is in one bed.
    uniqueIndex('bed_patient').on(table.patientSpid),
  ],
)

/** A cart or robot at a bed, with its care location in Solo. */
export const device = solo.table('device', {
  serial: text().primaryKey(),
  bedId: uuid('bed_id')
    .notNull()
    .unique()
    .references(() => bed.id),
  online: boolean().notNull(),
  careLocationId: uuid('care_location_id').notNull(),
  careLocationName: text('care_location_name').notNull(),
  /** The same care location's other id, a number in text. */
  careLocationNumber: text('care_location_number').notNull(),
  /** Solo's name for the room of the device, which may differ from the hospital's. */
  roomName: text('room_name').notNull(),
})

export interface Assignee {
  readonly firstName: string
  readonly lastName: string
}

export const assistanceRequest = solo.table(
  'assistance_request',
  {
    id: uuid().primaryKey().defaultRandom(),
    deviceSerial: text('device_serial')
      .notNull()
      .references(() => device.serial),
    bedId: uuid('bed_id')
      .notNull()
      .references(() => bed.id),
    /** The patient in the bed when help was asked for. */
    patientSpid: bigint('patient_spid', { mode: 'number' }).references(() => patient.spid),
    status: text().notNull(),
    assignedTo: jsonb('assigned_to').$type<Assignee>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Null while open. */
    finishedAt: moment('finished_at'),
  },
  (table) => [
    // "Creating while a request is already open at that place answers with the open one, never a second."
    uniqueIndex('assistance_request_open').on(table.bedId).where(sql`${table.finishedAt} is null`),
  ],
)

export const waitingRoom = solo.table('waiting_room', {
  id: uuid().primaryKey(),
  position: integer().notNull(),
  name: text().notNull().unique(),
  serviceLine: text('service_line').notNull(),
  serviceType: text('service_type').notNull(),
  slotSeconds: integer('slot_seconds').notNull(),
})

export interface Provider {
  readonly id: string
  readonly email: string
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
}

export const appointment = solo.table(
  'appointment',
  {
    id: soloNumber(),
    /** Its "aggregate id", which attachments show as `appointmentId`. */
    aggregateId: uuid('aggregate_id').notNull().unique().defaultRandom(),
    externalId: text('external_id'),
    /** When it was booked: perfect-answer books no visit within 24 hours of another. */
    createdAt: moment('created_at').notNull().defaultNow(),
    patientSpid: bigint('patient_spid', { mode: 'number' })
      .notNull()
      .references(() => patient.spid),
    waitingRoomId: uuid('waiting_room_id')
      .notNull()
      .references(() => waitingRoom.id),
    date: moment('date').notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    reasons: jsonb().$type<readonly string[]>().notNull(),
    status: text().notNull(),
    episodeOfCareId: text('episode_of_care_id'),
    accountNumber: text('account_number'),
    providers: jsonb().$type<readonly Provider[]>().notNull(),
    videoCallId: uuid('video_call_id').notNull().unique().defaultRandom(),
    videoCallStatus: text('video_call_status').notNull(),
  },
  (table) => [
    // A retry of a creation finds the first one again; a cancelled visit frees its external id.
    uniqueIndex('appointment_external').on(table.externalId).where(sql`${table.status} <> 'cancelled'`),
    index('appointment_external_any').on(table.externalId),
    index('appointment_date').on(table.date),
    index('appointment_episode').on(table.episodeOfCareId),
    index('appointment_patient').on(table.patientSpid),
    index('appointment_waiting_room').on(table.waitingRoomId, table.date),
  ],
)

export const episode = solo.table(
  'episode',
  {
    /** A UUID, except where the reference's example misspells one. */
    id: text().primaryKey(),
    patientSpid: bigint('patient_spid', { mode: 'number' })
      .notNull()
      .references(() => patient.spid),
    name: text().notNull(),
    type: text().notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    /** Lower-case. */
    status: text().notNull(),
    objective: text(),
    reasonIncomplete: text('reason_incomplete'),
  },
  (table) => [index('episode_patient').on(table.patientSpid, table.startsOn)],
)
