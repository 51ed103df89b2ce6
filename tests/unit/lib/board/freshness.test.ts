import { describe, expect, it } from 'vitest'
import { freshnessWords } from '@/components/bed-facts/freshness-words'
import { freshnessOf, toldAgo, toldAtTime } from '@/lib/board/freshness'
import type { DeviceReadiness } from '@/lib/board/types'
import { translatorFor } from '@/lib/words/translator'

const NOW = 10_000_000
const NOW_LATE = 10_000_000_000
const NOON = Date.UTC(2026, 4, 7, 12)
const HOURS_MS = 3_600_000
const WELL = { camera: 'works', microphone: 'works', network: 'good', battery: null, privacy: false } as const

describe('toldAtTime', () => {
  it('returns when a device was reported for half a day by the clock of the board, and nothing before any report', () => {
    const device = { serial: '123457', readiness: 'ready', at: NOON } as const
    expect(toldAtTime(device, NOON)).toBe(NOON)
    expect(toldAtTime(device, NOON + 12 * HOURS_MS)).toBe(NOON)
    expect(toldAtTime(device, NOON + 12 * HOURS_MS + 1)).toBeNull()
    // The server's time can be a little ahead of a display.
    expect(toldAtTime(device, NOON - 5)).toBe(NOON)
    expect(toldAtTime({ serial: null, readiness: 'none' }, NOON)).toBeNull()
  })

  it('returns nothing for a paired device that goes on reporting, and when it fell silent', () => {
    const device = { serial: '123457', readiness: 'offline', at: NOON, report: WELL } as const
    expect(toldAtTime(device, NOON)).toBeNull()
    expect(toldAtTime({ ...device, silent: true }, NOON)).toBe(NOON)
  })
})

describe('freshness', () => {
  it('tells a bed that was never checked from one that was checked long ago', () => {
    expect(freshnessOf(undefined, NOW)).toBe('never')
    expect(freshnessOf(NOW - 60_000, NOW)).toBe('fresh')
    expect(freshnessOf(NOW - 3_600_000, NOW)).toBe('old')
  })

  it('says how old a check is in words', () => {
    const t = translatorFor('en', 'board')
    expect(freshnessWords(undefined, NOW, t)).toBe('Not checked yet')
    expect(freshnessWords(NOW - 1_000, NOW, t)).toBe('Checked just now')
    expect(freshnessWords(NOW - 12_000, NOW, t)).toBe('Checked 12 s ago')
  })
})

describe('the age of a device’s status', () => {
  const MINUTE = 60_000
  const told = (readiness: DeviceReadiness, age: number) =>
    toldAgo({ serial: 'S', readiness, at: NOW_LATE - age }, NOW_LATE)

  it('is shown for a device that cannot take a call, in its largest unit', () => {
    expect(told('offline', 30_000)).toBe('')
    expect(told('offline', 12 * MINUTE)).toBe('12 min')
    expect(told('busy', 125 * MINUTE)).toBe('2 h')
    expect(told('offline', 50 * 60 * MINUTE)).toBe('2 d')
  })

  it('is shown for a ready device only once Solo has long been silent about it', () => {
    expect(told('ready', 12 * MINUTE)).toBe('')
    expect(told('ready', 40 * MINUTE)).toBe('40 min')
  })

  it('is not shown for a bed without a device', () => {
    expect(told('none', 50 * MINUTE)).toBe('')
    expect(toldAgo({ serial: 'S', readiness: 'offline' }, NOW_LATE)).toBe('')
  })
})
