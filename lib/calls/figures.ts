/** The sides that report how a call was: the nurse's page, and the device at the bed. A guest never does. */
export type QualitySide = 'provider' | 'patient'

/**
 * The upper bounds (ms) of the counts of round trips; what is longer than the last is counted after it. Counts of several page
 * loads can be added up, medians cannot.
 */
export const ROUND_TRIP_BOUNDS_MS = [
  10, 20, 30, 40, 60, 80, 100, 125, 150, 200, 250, 300, 400, 500, 600, 800, 1_000, 1_500, 2_000, 3_000, 5_000,
] as const

/** A picture that is sent and not shown within this time counts as missed. */
export const PICTURE_WITHIN_MS = 20_000

/** What one page load has measured so far. Every figure is a sum since that load, so that a repeated report changes nothing. */
export interface CallFigures {
  /** How long both sides were in the call (s). */
  readonly seconds: number
  /** How much of it the connection was poor, or broken. */
  readonly poorSeconds: number
  /** How often the round trip lay within each of `ROUND_TRIP_BOUNDS_MS`, asked once a second. */
  readonly roundTrips: readonly number[]
  /** Null until one was measured. */
  readonly worstRoundTripMs: number | null
  /** Packets of media that arrived here, and those that were lost on the way. */
  readonly packetsIn: number
  readonly lostIn: number
  /** Packets sent, and those that the far side says were lost. */
  readonly packetsOut: number
  readonly lostOut: number
  /** How often the received picture stood still, and for how long (ms). Null where the browser does not count it. */
  readonly freezes: number | null
  readonly freezeMs: number | null
  /** How long a picture was received while the browser counted freezes (s). */
  readonly pictureSeconds: number
  /** From when both sides were in the call to the first picture. Null: none yet, or the far side's camera was off. */
  readonly firstPictureMs: number | null
  /** The far side sends a picture, and none has been shown for `PICTURE_WITHIN_MS`. */
  readonly pictureMissed: boolean
  /** How often the connection was replaced by another one. */
  readonly replaced: number
  /** How long the media went through a TURN server, and how long directly (s). */
  readonly relayedSeconds: number
  readonly directSeconds: number
}

/** One report of a page load: a later one has a higher `seq`. */
export interface QualityReport {
  readonly load: string
  readonly seq: number
  readonly figures: CallFigures
}

export const NO_FIGURES: CallFigures = {
  seconds: 0,
  poorSeconds: 0,
  roundTrips: new Array(ROUND_TRIP_BOUNDS_MS.length + 1).fill(0),
  worstRoundTripMs: null,
  packetsIn: 0,
  lostIn: 0,
  packetsOut: 0,
  lostOut: 0,
  freezes: null,
  freezeMs: null,
  pictureSeconds: 0,
  firstPictureMs: null,
  pictureMissed: false,
  replaced: 0,
  relayedSeconds: 0,
  directSeconds: 0,
}
