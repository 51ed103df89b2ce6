import type { CallFigures } from './figures'
import { medianRoundTrip } from './sum-figures'

/**
 * From these on a call was bad. Round trip: above 400 ms people speak over each other (ITU-T G.114). Loss: what the mark of a
 * running call names poor. The shares of time are ours: a tenth of a call in which words were missed, or a twentieth in which
 * the picture stood, is what nurses complain about.
 */
export const BAD = {
  roundTripMs: 400,
  lost: 0.08,
  poorShare: 0.1,
  frozenShare: 0.05,
  firstPictureMs: 10_000,
} as const

/** A share of a time shorter than this (s) says nothing: one bad second would decide. */
const LEAST_SECONDS = 20

/** Returns whether a side of a call was bad by any of `BAD`, or never had the picture that was sent to it. */
export function isBadCall(figures: CallFigures): boolean {
  const { seconds, poorSeconds, pictureSeconds, freezeMs, firstPictureMs, pictureMissed } = figures
  return (
    pictureMissed ||
    (medianRoundTrip(figures.roundTrips) ?? 0) >= BAD.roundTripMs ||
    lostShare(figures.packetsIn, figures.lostIn) >= BAD.lost ||
    lostShare(figures.packetsOut - figures.lostOut, figures.lostOut) >= BAD.lost ||
    (seconds >= LEAST_SECONDS && poorSeconds / seconds >= BAD.poorShare) ||
    (pictureSeconds >= LEAST_SECONDS && (freezeMs ?? 0) / 1000 / pictureSeconds >= BAD.frozenShare) ||
    (firstPictureMs ?? 0) > BAD.firstPictureMs
  )
}

const lostShare = (arrived: number, lost: number): number =>
  lost > 0 ? lost / (Math.max(0, arrived) + lost) : 0
