import { describe, expect, test } from 'vitest'
import type { WatchedAct } from '@/lib/compliance/unusual/acts'
import { isInNight } from '@/lib/compliance/unusual/night'
import {
  atNight,
  brokenGlass,
  manyCharts,
  otherUnits,
  refusals,
  unusualIn,
} from '@/lib/compliance/unusual/rules'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.UTC(2026, 10, 30, 12)

let seq = 0
const act = (minutes: number, more: Partial<WatchedAct> = {}): WatchedAct => {
  seq += 1
  return {
    seq,
    at: START + minutes * MINUTE,
    kind: 'account',
    userId: 'vera',
    name: 'Vera',
    role: 'virtual',
    address: '192.0.2.7',
    action: 'chart:read',
    outcome: 'done',
    patient: '1',
    unit: 'house icu',
    reason: null,
    ...more,
  }
}
const charts = (count: number, everyMinutes: number, more: Partial<WatchedAct> = {}) =>
  Array.from({ length: count }, (_, nth) => act(nth * everyMinutes, { patient: `${nth}`, ...more }))

describe('many charts', () => {
  test('are 20 patients of one user within 60 minutes', () => {
    expect(manyCharts(charts(19, 1))).toEqual([])
    const opened = charts(20, 3)
    expect(manyCharts(opened)).toEqual([
      expect.objectContaining({
        rule: 'manyCharts',
        userId: 'vera',
        count: 20,
        from: START,
        to: START + 57 * MINUTE,
      }),
    ])
    expect(manyCharts(charts(40, 4))).toEqual([])
  })

  test('are no patient twice, and no two users together', () => {
    expect(manyCharts(charts(40, 1, { patient: '1' }))).toEqual([])
    expect(manyCharts([...charts(15, 1), ...charts(15, 1, { userId: 'val' })])).toEqual([])
  })

  test('are one finding as long as they go on, with the most of an hour, and another after a pause', () => {
    const first = charts(45, 2)
    const later = charts(20, 1).map((one) => ({ ...one, at: one.at + 10 * HOUR }))
    expect(manyCharts([...first, ...later]).map(({ count }) => count)).toEqual([30, 20])
  })

  test('are none that were refused, and none of a screen', () => {
    expect(manyCharts(charts(30, 1, { outcome: 'forbidden' }))).toEqual([])
    expect(manyCharts(charts(30, 1, { kind: 'display' }))).toEqual([])
  })
})

describe('charts of another unit', () => {
  const icu = { userId: 'vera', unit: 'house icu' }

  test('are those of a unit that the user neither covers nor worked in within 12 hours', () => {
    const opened = [act(0), act(1, { patient: '2' }), act(2, { unit: 'house er', patient: '3' })]
    expect(otherUnits(opened, [icu])).toEqual([
      expect.objectContaining({ rule: 'otherUnits', unit: 'house er', count: 1, from: START + 2 * MINUTE }),
    ])
    const claim = (minutes: number) => act(minutes, { action: 'request:claim', unit: 'house er' })
    expect(otherUnits([...opened, claim(700)], [icu])).toEqual([])
    expect(otherUnits([...opened, claim(730)], [icu])).toHaveLength(1)
    expect(otherUnits([...opened, act(3, { action: 'request:read', unit: 'house er' })], [icu])).toHaveLength(
      1,
    )
  })

  test('of a bedside nurse are those outside the unit whose charts they open most', () => {
    const bea = { userId: 'bea', role: 'bedside' } as const
    const opened = [act(0, bea), act(1, bea), act(2, { ...bea, unit: 'house er', patient: '9' })]
    expect(otherUnits(opened, []).map(({ unit }) => unit)).toEqual(['house er'])
  })
})

describe('charts at night', () => {
  const isNight = (at: number) => at >= START && at < START + 8 * HOUR

  test('are those of users who worked on no request within 4 hours', () => {
    const opened = [act(-10), act(10), act(20, { patient: '2' })]
    expect(atNight(opened, isNight)).toEqual([expect.objectContaining({ rule: 'atNight', count: 2 })])
    expect(atNight([...opened, act(200, { action: 'request:join' })], isNight)).toEqual([])
    expect(atNight([...opened, act(300, { action: 'request:join' })], isNight)).toHaveLength(1)
    expect(atNight([...opened, act(20, { action: 'request:join', userId: 'val' })], isNight)).toHaveLength(1)
  })

  test('are by the hospital’s own night, which may pass midnight', () => {
    const at = (hour: number) => new Date(2026, 10, 30, hour, 30).getTime()
    const hours = (from: number, to: number) =>
      Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isInNight({ from, to }, at(hour)))
    expect(hours(22, 6)).toEqual([0, 1, 2, 3, 4, 5, 22, 23])
    expect(hours(0, 5)).toEqual([0, 1, 2, 3, 4])
  })
})

test('every broken glass is found, with its patient and reason; not one that was refused', () => {
  const broken = { action: 'chart:break-glass', reason: 'bleeds' }
  expect(brokenGlass([act(0, broken), act(1, { ...broken, outcome: 'invalid' })])).toEqual([
    expect.objectContaining({ rule: 'brokenGlass', patient: '1', reason: 'bleeds', unit: 'house icu' }),
  ])
})

describe('repeated refusals', () => {
  const denied = (count: number, more: Partial<WatchedAct> = {}) =>
    charts(count, 2, { outcome: 'forbidden', ...more })

  test('are 5 of one user within 10 minutes', () => {
    expect(refusals(denied(4))).toEqual([])
    expect(refusals(denied(5))).toEqual([
      expect.objectContaining({ rule: 'refusals', count: 5, userId: 'vera' }),
    ])
    expect(refusals(denied(5, { outcome: 'not_your_unit' }))).toHaveLength(1)
    expect(refusals(denied(5, { outcome: 'already_claimed' }))).toEqual([])
    expect(refusals(denied(5, { outcome: 'session_locked' }))).toEqual([])
  })

  test('are by address where no one was signed in', () => {
    const stranger = {
      userId: null,
      name: null,
      role: null,
      kind: 'stranger',
      outcome: 'unauthenticated',
    } as const
    expect(refusals(denied(5, stranger))).toEqual([
      expect.objectContaining({ address: '192.0.2.7', userId: null }),
    ])
    const spread = denied(5, stranger).map((one, nth) => ({ ...one, address: `192.0.2.${nth}` }))
    expect(refusals(spread)).toEqual([])
  })
})

test('all rules together are in the order of time, the newest first', () => {
  const found = unusualIn([...charts(20, 1), act(100, { action: 'chart:break-glass' })], [], () => false)
  expect(found.map(({ rule }) => rule)).toEqual(['brokenGlass', 'otherUnits', 'manyCharts'])
})
