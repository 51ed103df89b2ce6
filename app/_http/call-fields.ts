import { z } from 'zod'
import { type BrowserName, browserOf } from '@/lib/calls/browser-family'
import { type CallFigures, type QualityReport, ROUND_TRIP_BOUNDS_MS } from '@/lib/calls/figures'
import { RANKED_DAYS, type RankedDays } from '@/lib/calls/ranking'

/** `/{id}` of a call, as its page's address names it. */
export const callId = z.object({ id: z.string().regex(/^[\w-]{1,100}$/, 'must be the id of a call') })

/** No page is open for longer than a day (s). */
const seconds = z.int().min(0).max(86_400)
const milliseconds = z.number().min(0).max(86_400_000)
const packets = z.int().min(0).max(1_000_000_000)
const count = z.int().min(0).max(100_000)

const figures: z.ZodType<CallFigures> = z.strictObject({
  seconds,
  poorSeconds: seconds,
  roundTrips: z.array(seconds).length(ROUND_TRIP_BOUNDS_MS.length + 1),
  worstRoundTripMs: milliseconds.nullable(),
  packetsIn: packets,
  lostIn: packets,
  packetsOut: packets,
  lostOut: packets,
  freezes: count.nullable(),
  freezeMs: milliseconds.nullable(),
  pictureSeconds: seconds,
  firstPictureMs: milliseconds.nullable(),
  pictureMissed: z.boolean(),
  replaced: count,
  relayedSeconds: seconds,
  directSeconds: seconds,
})

/** What a page measured of its call. */
export const qualityReport: z.ZodType<QualityReport> = z.strictObject({
  load: z.uuid(),
  seq: z.int().min(1).max(1_000_000),
  figures,
})

/** The browser that sends a report: its family and major version, nothing else of the header. */
export const reportingBrowser = z
  .object({ 'user-agent': z.string().optional() })
  .transform(({ 'user-agent': sent }): BrowserName => browserOf(sent ?? null))

/** The days that the ranking is read over. */
export const rankedDays = z.strictObject({
  days: z
    .string()
    .default(String(RANKED_DAYS[0]))
    .transform(Number)
    .refine((days): days is RankedDays => RANKED_DAYS.some((one) => one === days), 'must be 7 or 30'),
})
