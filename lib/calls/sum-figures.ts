import { type CallFigures, NO_FIGURES, ROUND_TRIP_BOUNDS_MS } from './figures'

/** Adds up what several page loads of one side measured, in the order of time: the first picture is that of the first load. */
export const sumFigures = (all: readonly CallFigures[]): CallFigures => all.reduce(add, NO_FIGURES)

const add = (a: CallFigures, b: CallFigures): CallFigures => ({
  seconds: a.seconds + b.seconds,
  poorSeconds: a.poorSeconds + b.poorSeconds,
  roundTrips: a.roundTrips.map((count, nth) => count + (b.roundTrips[nth] ?? 0)),
  worstRoundTripMs: known(a.worstRoundTripMs, b.worstRoundTripMs, Math.max),
  packetsIn: a.packetsIn + b.packetsIn,
  lostIn: a.lostIn + b.lostIn,
  packetsOut: a.packetsOut + b.packetsOut,
  lostOut: a.lostOut + b.lostOut,
  freezes: known(a.freezes, b.freezes, plus),
  freezeMs: known(a.freezeMs, b.freezeMs, plus),
  pictureSeconds: a.pictureSeconds + b.pictureSeconds,
  firstPictureMs: a.firstPictureMs ?? b.firstPictureMs,
  pictureMissed: a.pictureMissed || b.pictureMissed,
  replaced: a.replaced + b.replaced,
  relayedSeconds: a.relayedSeconds + b.relayedSeconds,
  directSeconds: a.directSeconds + b.directSeconds,
})

const plus = (a: number, b: number) => a + b

/** What was not measured is not zero. */
function known(a: number | null, b: number | null, join: (a: number, b: number) => number): number | null {
  return a === null || b === null ? (a ?? b) : join(a, b)
}

/** Returns the place in `roundTrips` where a round trip is counted. */
export function roundTripPlace(ms: number): number {
  const place = ROUND_TRIP_BOUNDS_MS.findIndex((bound) => ms <= bound)
  return place < 0 ? ROUND_TRIP_BOUNDS_MS.length : place
}

/**
 * Returns the median (ms) of counted round trips, as if those within two bounds lay evenly between them; null without any. What is
 * above the last bound counts as that bound: the worst is known by itself.
 */
export function medianRoundTrip(roundTrips: readonly number[]): number | null {
  const half = roundTrips.reduce(plus, 0) / 2
  if (half === 0) return null
  let before = 0
  for (const [nth, count] of roundTrips.entries()) {
    if (before + count >= half) {
      const from = nth === 0 ? 0 : (ROUND_TRIP_BOUNDS_MS[nth - 1] ?? 0)
      const to = ROUND_TRIP_BOUNDS_MS[nth] ?? from
      return from + ((half - before) / count) * (to - from)
    }
    before += count
  }
  return null
}
