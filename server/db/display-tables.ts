import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { DeviceReport } from '@/lib/board/device-report'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/** A screen that was paired by a code. It has no password, and shows only what its administrator chose. */
export const display = lantern.table(
  'display',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** The serial of a device at a bed, by which it follows that bed. Null: a wall. */
    bedSerial: text('bed_serial'),
    /** The building where the display hangs; null shows the first building. */
    buildingId: uuid('building_id'),
    /** The unit of that building whose beds the display shows; null: all units. */
    unit: text(),
    /** Whether the server may send names to this display: an administrator's choice, off by default. */
    showsNames: boolean('shows_names').notNull().default(false),
    /** The administrator who chose that it shows names, and when; null: the one who paired it, then. */
    namesAskedById: uuid('names_asked_by_id'),
    namesAskedByName: text('names_asked_by_name'),
    namesAskedAt: moment('names_asked_at'),
    /** The charge nurse who agreed, at the place that the display has; null: it shows no names yet. */
    namesApprovedById: uuid('names_approved_by_id'),
    namesApprovedByName: text('names_approved_by_name'),
    namesApprovedAt: moment('names_approved_at'),
    /** Until when it shows names although no one has agreed: displays that showed them before this was asked. */
    namesUntil: moment('names_until'),
    /** The charge nurse who refused names last, or took them back. */
    namesRefusedByName: text('names_refused_by_name'),
    pairedById: uuid('paired_by_id').notNull(),
    pairedByName: text('paired_by_name').notNull(),
    pairedAt: moment('paired_at').notNull().defaultNow(),
    lastSeenAt: moment('last_seen_at'),
    revokedAt: moment('revoked_at'),
  },
  // Two screens at one bed would answer for each other.
  (table) => [uniqueIndex('display_bed').on(table.bedSerial).where(sql`${table.revokedAt} is null`)],
)

/** The last report of the device that is paired for a serial; deleted with its pairing. */
export const deviceReport = lantern.table('device_report', {
  serial: text().primaryKey(),
  displayId: uuid('display_id')
    .notNull()
    .references(() => display.id),
  report: jsonb().$type<DeviceReport>().notNull(),
  at: moment('at').notNull().defaultNow(),
  /** When the server last announced the report to displays; nodes of 0.1 repeat it by this. */
  toldAt: moment('told_at').notNull().defaultNow(),
  /** Since when the device counts as off. */
  silentAt: moment('silent_at'),
})

/** A screen that shows a code and waits for an administrator to type it. */
export const pairing = lantern.table(
  'pairing',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The code that the screen shows; unique among screens that wait. */
    code: text().notNull().unique(),
    /** SHA-256 of the secret in the screen's cookie. Only that secret collects the session. */
    secretHash: text('secret_hash').notNull(),
    displayId: uuid('display_id'),
    /** The serial of a screen that is to be the device of a bed; null: a wall. */
    serial: text(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('pairing_expiry').on(table.expiresAt)],
)

/**
 * A place where a bed's patient has been: it tells the request and its author apart from the patient who lies there
 * now.
 */
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
