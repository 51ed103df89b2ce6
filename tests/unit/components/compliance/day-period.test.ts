import { expect, test } from 'vitest'
import { dayPeriod, periodOf, yearPeriod } from '@/components/compliance/day-period'

const NOW = new Date(2026, 10, 30, 14, 3)

test('the usual periods end today and count today', () => {
  expect(dayPeriod(NOW, 1)).toEqual({ from: '2026-11-30', to: '2026-11-30' })
  expect(dayPeriod(NOW, 30)).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(yearPeriod(NOW, 6)).toEqual({ from: '2020-11-30', to: '2026-11-30' })
})

test('a period holds both of its days in full, also where the clocks change', () => {
  expect(periodOf({ from: '2026-11-01', to: '2026-11-01' })).toEqual({
    from: new Date(2026, 10, 1).getTime(),
    to: new Date(2026, 10, 2).getTime(),
  })
})

test('a missing day and days in the wrong order are named', () => {
  expect(periodOf({ from: '', to: '2026-11-01' })).toEqual({ field: 'from', problem: 'missing' })
  expect(periodOf({ from: '2026-11-01', to: '' })).toEqual({ field: 'to', problem: 'missing' })
  expect(periodOf({ from: '2026-11-02', to: '2026-11-01' })).toEqual({ field: 'from', problem: 'wrong' })
})
