import { describe, expect, it } from 'vitest'
import { isBadCall } from '@/lib/calls/bad-call'
import { browserOf } from '@/lib/calls/browser-family'
import { type CallFigures, NO_FIGURES, ROUND_TRIP_BOUNDS_MS } from '@/lib/calls/figures'
import { medianRoundTrip, roundTripPlace, sumFigures } from '@/lib/calls/sum-figures'

const counted = (...roundTripsMs: readonly number[]): number[] => {
  const counts = new Array<number>(ROUND_TRIP_BOUNDS_MS.length + 1).fill(0)
  for (const ms of roundTripsMs) counts[roundTripPlace(ms)] = (counts[roundTripPlace(ms)] ?? 0) + 1
  return counts
}
const call = (more: Partial<CallFigures> = {}): CallFigures => ({ ...NO_FIGURES, seconds: 300, ...more })

describe('the median of counted round trips', () => {
  it('is null without any', () => expect(medianRoundTrip(counted())).toBeNull())

  it('lies within the bounds of the middle one', () => {
    expect(medianRoundTrip(counted(12, 55, 70))).toBe(50)
    expect(medianRoundTrip(counted(...new Array(100).fill(450)))).toBe(450)
  })

  it('is the last bound for what is longer', () => {
    expect(medianRoundTrip(counted(6_000, 7_000, 10))).toBe(5_000)
  })
})

describe('the sum of page loads', () => {
  it('adds counts, keeps the worst, and the first picture of the first load', () => {
    const first = call({ roundTrips: counted(10, 20), worstRoundTripMs: 20, firstPictureMs: 900, lostIn: 3 })
    const second = call({ roundTrips: counted(30), worstRoundTripMs: 30, firstPictureMs: 200, lostIn: 4 })
    expect(sumFigures([first, second])).toMatchObject({
      seconds: 600,
      roundTrips: counted(10, 20, 30),
      worstRoundTripMs: 30,
      firstPictureMs: 900,
      lostIn: 7,
    })
  })

  it('does not make zero of what no load measured', () => {
    const none = call()
    const some = call({ freezes: 2, freezeMs: 800 })
    expect(sumFigures([none, none])).toMatchObject({ freezes: null, freezeMs: null, worstRoundTripMs: null })
    expect(sumFigures([none, some])).toMatchObject({ freezes: 2, freezeMs: 800 })
  })
})

describe('a bad call', () => {
  it.each<[string, Partial<CallFigures>, boolean]>([
    ['nothing measured', {}, false],
    ['a median of 400 ms and more', { roundTrips: counted(550, 590) }, true],
    ['a median below that', { roundTrips: counted(350, 390, 900) }, false],
    ['8 % lost on the way here', { packetsIn: 920, lostIn: 80 }, true],
    ['8 % lost on the way there', { packetsOut: 1_000, lostOut: 80 }, true],
    ['less lost', { packetsIn: 9_210, lostIn: 790, packetsOut: 1_000, lostOut: 79 }, false],
    ['more packets than were lost, by late ones', { packetsIn: 100, lostIn: -2 }, false],
    ['poor for a tenth of it', { poorSeconds: 30 }, true],
    ['poor for less', { poorSeconds: 29 }, false],
    ['poor for two of five seconds', { seconds: 5, poorSeconds: 2 }, false],
    ['a picture that stood for a twentieth of it', { pictureSeconds: 300, freezeMs: 15_000 }, true],
    ['a picture that stood for less', { pictureSeconds: 300, freezeMs: 14_999 }, false],
    ['a first picture after ten seconds', { firstPictureMs: 10_001 }, true],
    ['a first picture within them', { firstPictureMs: 10_000 }, false],
    ['a picture that never came', { pictureMissed: true }, true],
  ])('%s', (_, figures, bad) => {
    expect(isBadCall(call(figures))).toBe(bad)
  })
})

it.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'chromium',
    156,
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
    'chromium',
    156,
  ],
  ['Mozilla/5.0 (Windows NT 10.0; rv:153.0) Gecko/20100101 Firefox/153.0', 'firefox', 153],
  [
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'safari',
    18,
  ],
  ['Firefox/123456', 'other', null],
  ['a patient’s name', 'other', null],
  [null, 'other', null],
])('of %s only the family and major version are kept', (userAgent, family, version) => {
  expect(browserOf(userAgent)).toEqual({ family, version })
})
