import { expect, it } from 'vitest'
import type { ReportView } from '@/lib/reports/types'
import { unheardSince } from '@/lib/reports/unheard'

const MINUTE = 60_000
const report: ReportView = {
  id: 'a',
  state: 'pending',
  from: 0,
  to: 0,
  presetId: 'p',
  orderedAt: 0,
  orderedBy: 'Carl Ek, RN',
  checkedAt: null,
}

it.each([
  ['just ordered', {}, 10_000, 0, null],
  ['silent from the beginning', {}, 20_000, 0, 0],
  ['heard of a moment ago', { checkedAt: 18_000 }, 20_000, 0, null],
  ['silent for a while', { checkedAt: 18_000 }, 40_000, 0, 18_000],
  ['old, and asked about once a minute', { checkedAt: 20 * MINUTE }, 22 * MINUTE, 0, null],
  ['old and silent', { checkedAt: 20 * MINUTE }, 23 * MINUTE, 0, 20 * MINUTE],
  ['looked at only now', {}, 5 * MINUTE, 5 * MINUTE - 1_000, null],
  ['looked at for long enough', {}, 5 * MINUTE, 4 * MINUTE, 0],
  ['finished', { state: 'completed' }, 60 * MINUTE, 0, null],
] as const)('Solo’s silence about a report: %s', (_, change, now, lookingSince, expected) => {
  expect(unheardSince({ ...report, ...change }, now, lookingSince)).toBe(expected)
})
