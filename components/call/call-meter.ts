import type { CallFigures, QualitySide } from '@/lib/calls/figures'
import type { CallMember, CallSide } from '@/lib/realtime/calls'
import { type CallTally, EMPTY_TALLY, tallied } from './call-tally'
import { type FirstPicture, firstPictureFigures, NO_PICTURE, pictureFollows } from './first-picture'
import { mediaFacts } from './media-facts'
import type { Quality } from './quality'

/** A report of one connection. `opened`: how many there were to that browser, this one included. */
export interface ConnectionReport {
  readonly member: CallMember
  readonly report: Iterable<readonly [string, unknown]>
  readonly quality: Quality
  readonly opened: number
}

/** Measures the call between nurse and bed, as this page has it; guests are not measured. */
export interface CallMeter {
  /** Takes in who is in the call now. */
  follow(members: readonly CallMember[]): void
  look(reported: ConnectionReport): void
  /** A picture of that member is on the screen. */
  pictureShown(memberId: string): void
  /** Returns what was measured so far, in whole numbers; null before both sides have met. */
  figures(): CallFigures | null
}

/** Looks are a second apart; a page that slept in between has measured nothing meanwhile (s). */
const LONGEST_LOOK_S = 5

/** The other side of a side that reports. */
const FAR: Readonly<Record<QualitySide, CallSide>> = { provider: 'patient', patient: 'provider' }

/** @param now the time in ms, of a clock that runs evenly */
export function createCallMeter(side: QualitySide, now: () => number = () => performance.now()): CallMeter {
  let far: CallMember | null = null
  let tally: CallTally = EMPTY_TALLY
  let picture: FirstPicture = NO_PICTURE
  let lookedAt: number | null = null
  /** The browser and number of the connection that was looked at last. */
  let looked = { instance: '', opened: 0 }
  let connections = 0

  function shown(): void {
    picture = { ...picture, shownAt: picture.shownAt ?? now() }
  }

  return {
    follow(members) {
      far = members.find((member) => member.side === FAR[side]) ?? null
      if (!far) lookedAt = null
      picture = pictureFollows(picture, far && sendsPicture(far), now())
    },
    look({ member, report, quality, opened }) {
      if (member.id !== far?.id) return
      const isSameBrowser = looked.instance === member.instance
      const isNew = !isSameBrowser || looked.opened !== opened
      if (isNew) connections += 1
      looked = { instance: member.instance, opened }
      const at = now()
      const facts = mediaFacts(report)
      tally = tallied(tally, {
        facts,
        quality,
        connection: connections,
        replaces: isSameBrowser,
        pictured: sendsPicture(member),
        seconds: lookedAt === null ? 0 : Math.min(LONGEST_LOOK_S, (at - lookedAt) / 1000),
      })
      lookedAt = at
      // A tab in the background decodes a picture and shows none.
      if (facts.picturesIn > 0) shown()
    },
    pictureShown(memberId) {
      if (memberId === far?.id) shown()
    },
    figures() {
      if (picture.metAt === null) return null
      return whole({ ...tally.figures, ...firstPictureFigures(picture, now()) })
    },
  }
}

const sendsPicture = ({ media }: CallMember): boolean => media.camera || media.screen

/** Fractions of a second or a millisecond say nothing. */
const whole = (figures: CallFigures): CallFigures => ({
  ...figures,
  seconds: Math.round(figures.seconds),
  poorSeconds: Math.round(figures.poorSeconds),
  worstRoundTripMs: figures.worstRoundTripMs && Math.round(figures.worstRoundTripMs),
  freezeMs: figures.freezeMs && Math.round(figures.freezeMs),
  firstPictureMs: figures.firstPictureMs && Math.round(figures.firstPictureMs),
  pictureSeconds: Math.round(figures.pictureSeconds),
  relayedSeconds: Math.round(figures.relayedSeconds),
  directSeconds: Math.round(figures.directSeconds),
})
