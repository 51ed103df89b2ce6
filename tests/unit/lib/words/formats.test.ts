import { describe, expect, it, vi } from 'vitest'
import { formatsIn, timeZoneName } from '@/lib/words/formats'

const en = formatsIn('en')
const es = formatsIn('es')

// The tests run in America/St_Johns.
const NIGHT = new Date('2026-11-24T00:05:07').getTime()
const AFTERNOON = new Date('2026-11-24T14:03:22').getTime()

/** Spaces of all kinds as one: libraries differ in which they use. */
const plain = (text: string) => text.replace(/\s/gu, ' ')

describe('times', () => {
  it('are of 24 hours in every language, and midnight is 00', () => {
    for (const formats of [en, es]) {
      expect(formats.clockTime(AFTERNOON)).toBe('14:03:22')
      expect(formats.minuteTime(AFTERNOON)).toBe('14:03')
      expect(formats.clockTime(NIGHT)).toBe('00:05:07')
      expect(formats.minuteTime(NIGHT)).toBe('00:05')
      expect(formats.span(AFTERNOON, AFTERNOON + 900_000)).toBe('14:03–14:18')
      expect(formats.offset(AFTERNOON)).toBe('GMT-3:30')
    }
    expect(timeZoneName()).toBe('America/St Johns')
  })
})

describe('days', () => {
  it('have the month first in English', () => {
    expect(en.day(NIGHT)).toBe('Nov 24, 2026')
    expect(en.dayAndTime(NIGHT)).toBe('Nov 24, 2026, 00:05')
    expect(en.dayAndTimeOfYear(AFTERNOON)).toBe('Nov 24, 14:03')
    expect(en.dayAndTimeUtc(AFTERNOON)).toBe('Nov 24, 2026, 17:33')
    expect(en.weekday(NIGHT)).toBe('Tuesday, November 24')
    expect(en.shortWeekday(NIGHT)).toBe('Tue, Nov 24')
  })

  it('have the day first in Spanish', () => {
    expect(es.day(NIGHT)).toBe('24 nov 2026')
    expect(es.dayAndTime(NIGHT)).toBe('24 nov 2026, 00:05')
    expect(es.dayAndTimeOfYear(AFTERNOON)).toBe('24 nov, 14:03')
    expect(es.weekday(NIGHT)).toBe('martes, 24 de noviembre')
    expect(es.shortWeekday(NIGHT)).toBe('mar, 24 nov')
  })

  it('of a range name what they share once', () => {
    const week = [Date.parse('2026-08-01T12:00Z'), Date.parse('2026-08-07T12:00Z')] as const
    expect(plain(en.days(...week))).toBe('Aug 1 – 7, 2026')
    expect(plain(es.days(...week))).toBe('1–7 ago 2026')
    expect(plain(en.moments(...week))).toMatch(/^Aug 1, 2026, 09:30 – Aug 7, 2026, 09:30$/)
  })

  it('of the calendar are the same day in every time zone', () => {
    expect(en.dayOf('2024-03-28')).toBe('Mar 28, 2024')
    expect(es.dayOf('2024-03-28')).toBe('28 mar 2024')
    expect(en.weekdayOf('2026-11-30')).toBe('Mon, Nov 30, 2026')
    expect(es.weekdayOf('2026-11-30')).toBe('lun, 30 nov 2026')
  })

  it.each(['', '1948', '2024-13-01', 'unknown'])(
    'are left as they came where they are no day: %j',
    (text) => {
      expect(en.dayOf(text)).toBe(text)
      expect(en.weekdayOf(text)).toBe('')
    },
  )
})

describe('numbers and lists', () => {
  it('are written as the language does', () => {
    expect([en.decimal(5.125, 1), es.decimal(5.125, 1)]).toEqual(['5.1', '5,1'])
    expect([en.whole(12_345), es.whole(12_345)]).toEqual(['12,345', '12.345'])
    expect(en.list(['a', 'b', 'c'])).toBe('a, b, and c')
    expect(es.list(['a', 'b', 'c'])).toBe('a, b y c')
  })

  it('make the format of a language once', () => {
    const made = vi.spyOn(Intl, 'ListFormat')
    expect(en.list(['a', 'b']) + en.list(['c', 'd'])).toBe('a and bc and d')
    expect(made.mock.calls.length).toBeLessThanOrEqual(1)
    made.mockRestore()
  })
})
