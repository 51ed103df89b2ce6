import { boolean, doublePrecision, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { QualityReport, QualitySide } from '@/lib/calls/figures'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/**
 * A video call that a nurse joined from a request, by the id in its link, with the place as it was then. It names neither the
 * patient nor the nurse. No foreign keys: it outlives its bed, and is deleted by its age.
 */
export const videoCall = lantern.table(
  'video_call',
  {
    id: text().primaryKey(),
    requestId: uuid('request_id').notNull(),
    /** Which of the request's series of calls it belongs to: another patient's call has another. Null: of a version before. */
    series: integer(),
    /** The account that joined it last: only that nurse's page reports on the provider's side. */
    providerId: uuid('provider_id').notNull(),
    buildingId: uuid('building_id').notNull(),
    bedId: uuid('bed_id').notNull(),
    floor: text().notNull(),
    department: text(),
    room: text().notNull(),
    bed: text().notNull(),
    joinedAt: moment('joined_at').notNull().defaultNow(),
  },
  (table) => [
    // What is deleted by its age.
    index('video_call_joined').on(table.joinedAt),
  ],
)

/** How a call was on one side: one row a call and side, with the place as it was. */
export const callQuality = lantern.table(
  'call_quality',
  {
    callId: text('call_id').notNull(),
    side: text().$type<QualitySide>().notNull(),
    buildingId: uuid('building_id').notNull(),
    floor: text().notNull(),
    department: text(),
    room: text().notNull(),
    bed: text().notNull(),
    startedAt: moment('started_at').notNull().defaultNow(),
    reportedAt: moment('reported_at').notNull().defaultNow(),
    browser: text().notNull(),
    browserVersion: integer('browser_version'),
    /** The last report of each page load, in the order in which the loads came; the columns below are their sum. */
    loads: jsonb().$type<readonly QualityReport[]>().notNull(),
    seconds: integer().notNull(),
    poorSeconds: integer('poor_seconds').notNull(),
    roundTripMs: doublePrecision('round_trip_ms'),
    worstRoundTripMs: doublePrecision('worst_round_trip_ms'),
    /** Packets from the far side that were received here, and of them lost on the way. */
    packetsIn: doublePrecision('packets_in').notNull(),
    lostIn: doublePrecision('lost_in').notNull(),
    packetsOut: doublePrecision('packets_out').notNull(),
    lostOut: doublePrecision('lost_out').notNull(),
    /** Null where the browser does not count them. */
    freezes: integer(),
    freezeMs: doublePrecision('freeze_ms'),
    /** How long a picture was received while the browser counted freezes. */
    pictureSeconds: integer('picture_seconds').notNull(),
    /** Null where the far side sent no picture when both had met. */
    firstPictureMs: doublePrecision('first_picture_ms'),
    replaced: integer().notNull(),
    /** Null where the browser does not say. */
    relayed: boolean(),
    /** By `isBadCall` when it was last reported. */
    bad: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.side] }),
    index('call_quality_started').on(table.startedAt),
  ],
)
