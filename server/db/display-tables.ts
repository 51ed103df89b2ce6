import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { DeviceReport } from '@/lib/board/device-report'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/** A screen that was paired by a code: it has no password, and only what its administrator chose. */
export const display = lantern.table(
  'display',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** Of a device at a bed: its serial, by which it follows that bed. Null: a wall. */
    bedSerial: text('bed_serial'),
    /** Where it hangs; null shows the first building. */
    buildingId: uuid('building_id'),
    /** The unit of that building whose beds alone it shows; null: all of them. */
    unit: text(),
    /** Whether names may be sent to it: an administrator's choice, off unless made. */
    showsNames: boolean('shows_names').notNull().default(false),
    pairedById: uuid('paired_by_id').notNull(),
    pairedByName: text('paired_by_name').notNull(),
    pairedAt: moment('paired_at').notNull().defaultNow(),
    lastSeenAt: moment('last_seen_at'),
    revokedAt: moment('revoked_at'),
  },
  // Two screens at one bed would answer for each other.
  (table) => [uniqueIndex('display_bed').on(table.bedSerial).where(sql`${table.revokedAt} is null`)],
)

/** What the device paired for a serial last said of itself; goes with its pairing. */
export const deviceReport = lantern.table('device_report', {
  serial: text().primaryKey(),
  displayId: uuid('display_id')
    .notNull()
    .references(() => display.id),
  report: jsonb().$type<DeviceReport>().notNull(),
  at: moment('at').notNull().defaultNow(),
  /** When displays were last told of it. */
  toldAt: moment('told_at').notNull().defaultNow(),
  /** Since when it has been taken to be off. */
  silentAt: moment('silent_at'),
})

/** A screen that shows a code and waits for an administrator to type it. */
export const pairing = lantern.table(
  'pairing',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** What the screen shows; unique among those that wait. */
    code: text().notNull().unique(),
    /** SHA-256 of the secret in the screen's cookie, which alone may collect the session. */
    secretHash: text('secret_hash').notNull(),
    displayId: uuid('display_id'),
    /** Of a screen that is to be the device of a bed: its serial; null: a wall. */
    serial: text(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('pairing_expiry').on(table.expiresAt)],
)

/** A place on the way of a bed's patient: kept so that the request and who asked can be told apart from who lies there now. */
export const bedMove = lantern.table('bed_move', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  fromBedId: uuid('from_bed_id').notNull(),
  toBedId: uuid('to_bed_id').notNull(),
  /** Both patients changed places. */
  swapped: boolean().notNull(),
  movedById: uuid('moved_by_id').notNull(),
  movedByName: text('moved_by_name').notNull(),
  movedAt: moment('moved_at').notNull().defaultNow(),
})
