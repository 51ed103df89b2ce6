import { expect, it } from 'vitest'
import { isHopeless, pauseMs } from '@/server/solo-emulator/webhooks/retry'

const HOUR_MS = 3_600_000

it('waits longer after each failure, at most 10 minutes, never the same', () => {
  const longest = [1, 2, 3, 4, 10, 11, 500].map((attempt) => pauseMs(attempt, null, () => 1))
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 512_000, 600_000, 600_000])
  expect(pauseMs(4, null, () => 0)).toBe(4_000)
  expect(pauseMs(4, null, () => 0.5)).toBe(6_000)
})

it('waits no shorter than the endpoint asked for', () => {
  expect(pauseMs(1, 60_000, () => 1)).toBe(60_000)
  expect(pauseMs(4, 0, () => 1)).toBe(8_000)
})

it('gives up after a day, but not before 8 attempts', () => {
  expect(isHopeless(8, 24 * HOUR_MS)).toBe(true)
  expect(isHopeless(200, 24 * HOUR_MS - 1)).toBe(false)
  expect(isHopeless(7, 72 * HOUR_MS)).toBe(false)
})
