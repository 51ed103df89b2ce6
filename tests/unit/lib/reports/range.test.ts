import { describe, expect, it } from 'vitest'
import { dayOf, endOfDay, startOfDay, usualRanges } from '@/lib/reports/days'
import { dumpDaysProblem, reportRangeProblem } from '@/lib/reports/range'

describe('days of this time zone (America/St_Johns)', () => {
  it('reach from their first second to their last, with the offset of that very day', () => {
    expect(startOfDay('2024-01-15')).toBe('2024-01-15T00:00:00-03:30')
    expect(endOfDay('2024-07-15')).toBe('2024-07-15T23:59:59-02:30')
    // The clocks go back on 3 November 2024.
    expect(startOfDay('2024-11-03')).toBe('2024-11-03T00:00:00-02:30')
    expect(endOfDay('2024-11-03')).toBe('2024-11-03T23:59:59-03:30')
  })
  it.each(['', '2024-13-01', 'tomorrow'])('are nothing for what is no day: %j', (day) => {
    expect([startOfDay(day), endOfDay(day)]).toEqual(['', ''])
  })
  it('are counted by the calendar, over the ends of months and years', () => {
    const late = new Date('2025-01-01T23:30:00-03:30')
    expect(dayOf(late)).toBe('2025-01-01')
    expect(usualRanges(late)).toEqual([
      { id: 'yesterday', range: { from: '2024-12-31', to: '2024-12-31' } },
      { id: 'lastWeek', range: { from: '2024-12-26', to: '2025-01-01' } },
      { id: 'thisMonth', range: { from: '2025-01-01', to: '2025-01-01' } },
    ])
  })
})

describe('the range of a report', () => {
  const problem = (from: string, to: string) =>
    reportRangeProblem({ from: startOfDay(from), to: endOfDay(to) })
  it('may be a day, and 366 of them', () => {
    expect(problem('2024-02-29', '2024-02-29')).toBeNull()
    expect(problem('2024-01-01', '2024-12-31')).toBeNull()
    // An hour longer than 366 times 24, by the clocks that went back.
    expect(problem('2023-11-05', '2024-11-04')).toBeNull()
  })
  it('names what is wrong with it', () => {
    expect(problem('2024-01-01', '2025-01-01')).toMatchObject({ code: 'invalid', field: 'to' })
    expect(problem('2024-01-02', '2024-01-01')).toMatchObject({ code: 'invalid', field: 'to' })
    expect(problem('', '2024-01-01')).toMatchObject({ code: 'invalid', field: 'from' })
    expect(problem('2024-01-01', '')).toMatchObject({ code: 'invalid', field: 'to' })
  })
})

describe('the days of the CSV', () => {
  it('are 31 at most', () => {
    expect(dumpDaysProblem({ from: '2024-01-01', to: '2024-01-31' })).toBeNull()
    expect(dumpDaysProblem({ from: '2024-01-01', to: '2024-02-01' })).toMatchObject({ field: 'to' })
    expect(dumpDaysProblem({ from: '2024-01-02', to: '2024-01-01' })).toMatchObject({ field: 'to' })
    expect(dumpDaysProblem({ from: '', to: '2024-01-01' })).toMatchObject({ field: 'from' })
  })
})
