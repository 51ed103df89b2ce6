import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elapsed, inWords, refineOffset, severity, shownStatus, timer } from '@/lib/board/waiting'
import { request } from './ward'

describe('the timer', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [7_000, '0:07'],
    [760_000, '12:40'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [3_723_000, '1:02:03'],
    [360_000_000, '100:00:00'],
    [-5, '0:00'],
  ])('writes %i ms as %s', (ms, text) => expect(timer(ms)).toBe(text))

  it('never goes back while time goes on', () => {
    const seconds = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e7), (ms, more) => {
        expect(seconds(timer(ms))).toBe(Math.floor(ms / 1000))
        expect(seconds(timer(ms + more))).toBeGreaterThanOrEqual(seconds(timer(ms)))
      }),
    )
  })

  it('is never negative when the clocks disagree', () => expect(elapsed(5_000, 4_000)).toBe(0))
})

describe('inWords', () => {
  it.each([
    [7_000, '7 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [3_723_000, '1 h 2 min'],
  ])('says %i ms as %s', (ms, words) => expect(inWords(ms)).toBe(words))
})

describe('shownStatus', () => {
  it('reads NOT SENT within 5 s of asking, at whatever phase the display ticks', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(999), (askedAt, phase) => {
        const sending = request({ status: 'sending', askedAt })
        const ticks = [0, 1, 2, 3, 4].map((tick) => askedAt + phase + tick * 1_000)
        const last = ticks.filter((at) => at < askedAt + 5_000).at(-1) ?? askedAt
        expect(shownStatus(sending, last)).toBe('not-sent')
      }),
    )
  })

  it('keeps the status of a request that is new, or that Solo has confirmed', () => {
    expect(shownStatus(request({ status: 'sending', askedAt: 0 }), 1_000)).toBe('sending')
    expect(shownStatus(request({ status: 'waiting', askedAt: 0 }), 1e9)).toBe('waiting')
  })
})

describe('severity', () => {
  const rank = { new: 0, long: 1, overdue: 2 } as const

  it('grows with the wait, and never falls as the priority rises', () => {
    fc.assert(
      fc.property(fc.nat(2e6), fc.nat(2e6), (waited, more) => {
        for (const priority of ['emergency', 'urgent', 'routine'] as const) {
          expect(rank[severity(priority, waited + more)]).toBeGreaterThanOrEqual(
            rank[severity(priority, waited)],
          )
        }
        expect(rank[severity('emergency', waited)]).toBeGreaterThanOrEqual(rank[severity('urgent', waited)])
        expect(rank[severity('urgent', waited)]).toBeGreaterThanOrEqual(rank[severity('routine', waited)])
      }),
    )
  })
})

describe('refineOffset', () => {
  it('comes to within the smallest delay of the true offset, whatever the order of the samples', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.nat(900), { minLength: 1 }), (offset, delays) => {
        const known = delays.reduce<number | null>(
          (sofar, delay) => refineOffset(sofar, offset - delay),
          null,
        )
        expect(known).toBe(offset - Math.min(...delays))
      }),
    )
  })

  it('follows a clock that was set', () => expect(refineOffset(0, -3_600_000)).toBe(-3_600_000))
})
