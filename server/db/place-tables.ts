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
import type { DeviceReadiness, Patient } from '@/lib/board/types'
import { lantern, moment } from '@/server/platform/db/lantern-schema'
import { searchWords } from './search-words'

export const building = lantern.table('building', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull().unique(),
  /** The number to call when a request is NOT SENT. */
  phone: text(),
  position: integer().notNull().default(0),
  /** The number of the last event. Locking this row is what keeps the log gapless and in the order of commits. */
  lastEvent: integer('last_event').notNull().default(0),
  /** The number of the last event whose patients' names were removed. */
  namelessTo: integer('nameless_to').notNull().default(0),
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
