import { describe, expect, it } from 'vitest'
import { type CallMeter, createCallMeter } from '@/components/call/call-meter'
import { mediaFacts } from '@/components/call/media-facts'
import type { Quality } from '@/components/call/quality'
import type { CallMember } from '@/lib/realtime/calls'

/** A report as Chromium 156 gives it, reduced to what is read. */
const chromium = (more: { lost?: number; freezes?: number; relay?: boolean; received?: number } = {}) =>
  new Map<string, unknown>([
    ['T', { type: 'transport', selectedCandidatePairId: 'P2' }],
    ['P1', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 9, localCandidateId: 'L' }],
    [
      'P2',
      { type: 'candidate-pair', currentRoundTripTime: 0.03, localCandidateId: 'L', remoteCandidateId: 'R' },
    ],
    ['L', { type: 'local-candidate', candidateType: more.relay ? 'relay' : 'host' }],
    ['R', { type: 'remote-candidate', candidateType: 'srflx' }],
    ['IA', { type: 'inbound-rtp', kind: 'audio', packetsReceived: 50, packetsLost: 0 }],
    [
      'IV',
      {
        type: 'inbound-rtp',
        kind: 'video',
        packetsReceived: (more.received ?? 150) - 50,
        packetsLost: more.lost ?? 2,
        framesDecoded: 10,
        freezeCount: more.freezes ?? 1,
        totalFreezesDuration: (more.freezes ?? 1) * 0.4,
      },
    ],
    ['OV', { type: 'outbound-rtp', kind: 'video', packetsSent: 70 }],
    ['RV', { type: 'remote-inbound-rtp', kind: 'video', packetsLost: 5, roundTripTime: 0.045 }],
    ['RA', { type: 'remote-inbound-rtp', kind: 'audio', packetsLost: 1, roundTripTime: 0.04 }],
  ])

const facts = {
  roundTripMs: 45,
  packetsIn: 150,
  lostIn: 2,
  packetsOut: 70,
  lostOut: 6,
  freezes: 1,
  freezeMs: 400,
  picturesIn: 10,
  relayed: false,
}

describe('what a report says', () => {
  it('is read from the reports of Chromium', () => {
    expect(mediaFacts(chromium())).toEqual(facts)
    expect(mediaFacts(chromium({ relay: true }))).toEqual({ ...facts, relayed: true })
  })

  it('is read from those of Firefox 153, whose candidate pair has a round trip of 0', () => {
    const report = chromium()
    report.set('P2', {
      type: 'candidate-pair',
      currentRoundTripTime: 0,
      localCandidateId: 'L',
      remoteCandidateId: 'R',
    })
    expect(mediaFacts(report)).toEqual(facts)
    for (const id of ['RV', 'RA']) report.delete(id)
    expect(mediaFacts(report)).toEqual({ ...facts, roundTripMs: null, lostOut: 0 })
  })

  it('falls back to the candidate pair in use, by its transport or its mark', () => {
    const report = chromium()
    for (const id of ['RV', 'RA', 'T']) report.delete(id)
    expect(mediaFacts(report)).toMatchObject({ roundTripMs: null, relayed: null })
    report.set('P1', {
      type: 'candidate-pair',
      selected: true,
      currentRoundTripTime: 0.02,
      localCandidateId: 'L',
    })
    expect(mediaFacts(report)).toMatchObject({ roundTripMs: 20, relayed: false })
  })

  it('is unknown, not zero, where a browser does not count freezes', () => {
    const report = chromium()
    report.set('IV', {
      type: 'inbound-rtp',
      kind: 'video',
      packetsReceived: 100,
      packetsLost: 2,
      framesDecoded: 10,
    })
    expect(mediaFacts(report)).toEqual({ ...facts, freezes: null, freezeMs: null })
    expect(mediaFacts(new Map([['n', null]]))).toMatchObject({
      roundTripMs: null,
      relayed: null,
      packetsIn: 0,
    })
  })
})

const bed = (more: Partial<CallMember> = {}): CallMember => ({
  id: 'bed',
  instance: 'a',
  side: 'patient',
  media: { mic: true, camera: true, screen: false },
  away: false,
  ...more,
})
const dark = bed({ media: { mic: true, camera: false, screen: false } })

describe('the meter of a call', () => {
  function onNurses() {
    let now = 1_000
    const meter: CallMeter = createCallMeter('provider', () => now)
    return {
      ...meter,
      after: (ms: number) => {
        now += ms
      },
      look: (report = chromium(), opened = 1, quality: Quality = 'good', member = bed()) =>
        meter.look({ member, report, quality, opened }),
    }
  }

  it('has nothing to say before both sides have met', () => {
    const meter = onNurses()
    meter.follow([{ ...bed(), side: 'guest' }])
    meter.look()
    expect(meter.figures()).toBeNull()
  })

  it('sums up what came since the look before, and begins again with another connection', () => {
    const meter = onNurses()
    meter.follow([bed()])
    meter.look(chromium({ received: 100, lost: 1 }))
    meter.after(1_000)
    meter.look(chromium({ received: 200, lost: 4, freezes: 3 }))
    meter.after(1_000)
    meter.look(chromium({ received: 60, lost: 1, freezes: 1 }), 2, 'poor')
    expect(meter.figures()).toMatchObject({
      seconds: 2,
      poorSeconds: 1,
      packetsIn: 260,
      lostIn: 5,
      freezes: 4,
      freezeMs: 1_600,
      pictureSeconds: 2,
      replaced: 1,
      directSeconds: 2,
      relayedSeconds: 0,
      worstRoundTripMs: 45,
    })
  })

  it('says no number of freezes where the browser counts none', () => {
    const meter = onNurses()
    const report = chromium()
    report.set('IV', { type: 'inbound-rtp', kind: 'video', packetsReceived: 100, framesDecoded: 10 })
    meter.follow([bed()])
    meter.look(report)
    meter.after(1_000)
    meter.look(report)
    expect(meter.figures()).toMatchObject({ seconds: 1, freezes: null, freezeMs: null, pictureSeconds: 0 })
  })

  it('does not call a page that was loaded again a replaced connection', () => {
    const meter = onNurses()
    meter.follow([bed()])
    meter.look()
    meter.look(chromium(), 1, 'good', bed({ instance: 'b' }))
    expect(meter.figures()).toMatchObject({ replaced: 0, packetsIn: 300 })
  })

  it('counts no round trip of a connection that is broken, and no time in which the page slept', () => {
    const meter = onNurses()
    meter.follow([bed()])
    meter.look(chromium(), 1, 'broken')
    meter.after(3_600_000)
    meter.look(chromium(), 1, 'broken')
    expect(meter.figures()).toMatchObject({
      worstRoundTripMs: null,
      seconds: 5,
      poorSeconds: 5,
      directSeconds: 0,
    })
  })

  it('takes the time from the meeting to the first picture, and no later one', () => {
    const meter = onNurses()
    meter.follow([dark])
    meter.after(700)
    meter.follow([bed()])
    meter.after(300)
    meter.pictureShown('someone else')
    expect(meter.figures()).toMatchObject({ firstPictureMs: null, pictureMissed: false })
    meter.pictureShown('bed')
    meter.after(5_000)
    meter.pictureShown('bed')
    expect(meter.figures()).toMatchObject({ firstPictureMs: 1_000, pictureMissed: false })
  })

  it('does not blame the network for a camera that was off', () => {
    const meter = onNurses()
    meter.follow([dark])
    meter.after(60_000)
    expect(meter.figures()).toMatchObject({ firstPictureMs: null, pictureMissed: false })
    meter.follow([bed()])
    meter.after(500)
    meter.pictureShown('bed')
    expect(meter.figures()).toMatchObject({ firstPictureMs: null, pictureMissed: false })
  })

  it('says that a picture was missed which is sent for 20 s and never shown', () => {
    const meter = onNurses()
    meter.follow([bed()])
    meter.after(19_999)
    expect(meter.figures()).toMatchObject({ pictureMissed: false })
    meter.after(1)
    expect(meter.figures()).toMatchObject({ pictureMissed: true })
    meter.pictureShown('bed')
    expect(meter.figures()).toMatchObject({ pictureMissed: false, firstPictureMs: 20_000 })
  })

  it('knows a picture by its decoding, too, where the tab is in the background', () => {
    const meter = onNurses()
    meter.follow([bed()])
    meter.after(400)
    meter.look()
    expect(meter.figures()).toMatchObject({ firstPictureMs: 400 })
  })
})
