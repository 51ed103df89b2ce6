import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRIORITIES, type Priority } from '@/lib/board/types'
import { BURSTS, lengthOf, NO_NEWS } from '@/lib/sound/patterns'
import { type Heard, MOST_APART_MS, nextBurst, type Ringing, stillSounds } from '@/lib/sound/schedule'

const gapsOf = (priority: Priority) =>
  BURSTS[priority].slice(1).map(({ atMs }, index) => {
    const before = BURSTS[priority][index]
    return before ? atMs - before.atMs - before.lengthMs : Number.NaN
  })

describe('the bursts, as IEC 60601-1-8 has them', () => {
  it('are ten pulses, three and two', () => {
    expect(PRIORITIES.map((priority) => BURSTS[priority].length)).toEqual([10, 3, 2])
  })

  it('come as 3, 2, a breath, 3, 2 for an emergency', () => {
    const [a = 0, b, c = 0, d, e = 0, ...again] = gapsOf('emergency')
    const length = BURSTS.emergency[0]?.lengthMs ?? 0
    expect([b, d]).toEqual([a, a])
    expect(c).toBe(2 * a + length)
    expect(again).toEqual([a, a, c, a])
    expect(e).toBeGreaterThanOrEqual(350)
    expect(e).toBeLessThanOrEqual(1_300)
  })

  it.each([
    ['emergency', 75, 200, 50, 125],
    ['urgent', 125, 250, 125, 250],
    ['routine', 125, 250, 125, 250],
  ] as const)('have pulses and spacings of a %s within the limits', (priority, least, most, close, wide) => {
    for (const { lengthMs, frequencyHz } of BURSTS[priority]) {
      expect(lengthMs).toBeGreaterThanOrEqual(least)
      expect(lengthMs).toBeLessThanOrEqual(most)
      expect(frequencyHz).toBeGreaterThanOrEqual(150)
      expect(frequencyHz).toBeLessThanOrEqual(1_000)
    }
    expect(gapsOf(priority)[0]).toBeGreaterThanOrEqual(close)
    expect(gapsOf(priority)[0]).toBeLessThanOrEqual(wide)
  })

  it('differ in number from each other, and in length from the tone for lost contact', () => {
    const lengths = new Set(PRIORITIES.flatMap((priority) => BURSTS[priority].map((pulse) => pulse.lengthMs)))
    expect(NO_NEWS.every(({ lengthMs }) => !lengths.has(lengthMs))).toBe(true)
  })
})

describe('the next burst', () => {
  const one = (id: string, priority: Priority): Ringing => ({ id, priority })

  it('is null when no request waits', () => {
    expect(nextBurst([], null, 5)).toBeNull()
    expect(nextBurst([], { priority: 'urgent', ids: ['a'], at: 0 }, 5)).toBeNull()
  })

  it('is an emergency’s at once, even over a sounding lower burst', () => {
    const heard: Heard = { priority: 'routine', ids: ['a'], at: 1_000 }
    const ringing = [one('a', 'routine'), one('b', 'emergency')]
    expect(nextBurst(ringing, heard, 1_100)).toEqual({ priority: 'emergency', ids: ['b'], at: 1_100 })
    expect(stillSounds(heard, ringing)).toBe(false)
  })

  it('is a new request’s of the same priority as soon as the last burst is over', () => {
    const heard: Heard = { priority: 'urgent', ids: ['a'], at: 1_000 }
    const due = nextBurst([one('a', 'urgent'), one('b', 'urgent')], heard, 1_500)
    expect(due?.at).toBeGreaterThan(1_000 + lengthOf(BURSTS.urgent))
    expect(due?.at).toBeLessThan(1_000 + lengthOf(BURSTS.urgent) + 2_000)
  })

  it('stops sounding with the last one it sounded for', () => {
    const heard: Heard = { priority: 'urgent', ids: ['a', 'b'], at: 1_000 }
    expect(stillSounds(heard, [one('b', 'urgent')])).toBe(true)
    expect(stillSounds(heard, [one('c', 'urgent'), one('a', 'routine')])).toBe(false)
  })

  /** The times (ms) at which requests come and are claimed, within three minutes. */
  const anyShift = fc.array(
    fc.record({
      priority: fc.constantFrom(...PRIORITIES),
      from: fc.integer({ min: 0, max: 120_000 }),
      lasts: fc.integer({ min: 1, max: 90_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  )

  it('comes within 10 s while a request waits, only for waiting requests, and only for the most urgent', () => {
    fc.assert(
      fc.property(anyShift, fc.integer({ min: 150, max: 1_000 }), (shift, lateMs) => {
        const waiting = (now: number) =>
          shift.flatMap(({ priority, from, lasts }, index) =>
            from <= now && now < from + lasts ? [one(String(index), priority)] : [],
          )
        let heard: Heard | null = null
        let silentSince: number | null = null
        // The timer of a hidden tab fires up to a second late.
        for (let now = 0; now <= 220_000; now += lateMs) {
          const ringing = waiting(now)
          if (ringing.length === 0) {
            expect(nextBurst(ringing, heard, now)).toBeNull()
            silentSince = null
            continue
          }
          silentSince ??= now
          const due = nextBurst(ringing, heard, now)
          if (due && due.at <= now) {
            const most = PRIORITIES.find((priority) => ringing.some((each) => each.priority === priority))
            expect(due.priority).toBe(most)
            expect(due.ids).toEqual(ringing.filter((each) => each.priority === most).map(({ id }) => id))
            heard = { priority: due.priority, ids: due.ids, at: now }
            silentSince = now
          }
          expect(now - silentSince).toBeLessThanOrEqual(MOST_APART_MS)
        }
      }),
      { numRuns: 60 },
    )
  })
})
