import { describe, expect, it } from 'vitest'
import { dayOf, daysLater, nearDay, slotSpan, timeZoneWords } from '@/lib/appointments/day'
import { formatsIn } from '@/lib/words/formats'

describe('days', () => {
  it('begin at midnight in the nurse’s own time zone, also when clocks change', () => {
    const day = new Date('2026-11-01T12:00:00')
    expect(new Date(dayOf(day.getTime())).toISOString()).toBe('2026-11-01T02:30:00.000Z')
    expect(new Date(daysLater(day.getTime(), 1)).toISOString()).toBe('2026-11-02T03:30:00.000Z')
    expect(daysLater(daysLater(day.getTime(), 1), -1)).toBe(dayOf(day.getTime()))
  })

  it('are written as people say them', () => {
    const now = new Date('2026-11-23T23:59:00').getTime()
    expect(nearDay(now, now)).toBe('today')
    expect(nearDay(now + 60_000, now)).toBe('tomorrow')
    expect(nearDay(daysLater(now, -1), now)).toBe('yesterday')
    expect(nearDay(daysLater(now, 2), now)).toBeNull()
    expect(slotSpan(now, 900, formatsIn('en'))).toBe('23:59–00:14')
    expect(timeZoneWords(now, formatsIn('en'))).toBe('America/St Johns (GMT-3:30)')
  })
})
