import { boolean, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { lantern, moment } from './lantern-schema'

/** A screen that was paired by a code: it has no password, and only what its administrator chose. */
export const display = lantern.table('display', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
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
