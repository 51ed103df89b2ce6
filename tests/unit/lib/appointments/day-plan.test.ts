import { describe, expect, it } from 'vitest'
import { firstPart, planDay } from '@/lib/appointments/day-plan'
import { formatsIn } from '@/lib/words/formats'

// The tests run in America/St_Johns: half past, by UTC.
const at = (time: string) => new Date(`2026-11-24T${time}:00`).getTime()
const slot = (time: string) => ({ startsAt: at(time), durationSeconds: 900 })

describe('a day of slots', () => {
  it('is divided into four parts and into hours, by the nurse’s own clock', () => {
    const parts = planDay(
      [slot('13:00'), slot('06:15'), slot('06:00'), slot('05:45'), slot('23:45')],
      formatsIn('en'),
    )
    const shown = parts.map(({ id, count, hours }) => [
      id,
      count,
      hours.map(({ hour, slots }) => [hour, slots.map(({ words }) => words)]),
    ])
    expect(shown).toEqual([
      ['night', 1, [[5, ['05:45']]]],
      ['morning', 2, [[6, ['06:00', '06:15']]]],
      ['afternoon', 1, [[13, ['13:00']]]],
      ['evening', 1, [[23, ['23:45']]]],
    ])
  })

  it('tells apart the times that a day has twice', () => {
    // Clocks go back on 1 November 2026 at 02:00, which is 04:30 by UTC.
    const twice = ['2026-11-01T03:45:00Z', '2026-11-01T04:45:00Z'].map((utc) => ({
      startsAt: Date.parse(utc),
      durationSeconds: 900,
    }))
    const [night] = planDay(twice, formatsIn('en'))
    expect(night?.hours[0]?.slots.map(({ words }) => words)).toEqual(['01:15 (GMT-2:30)', '01:15 (GMT-3:30)'])
  })

  it.each([
    [8, ['09:00', '13:00'], 'morning'],
    [8, ['13:00'], 'afternoon'],
    [20, ['09:00', '18:00'], 'evening'],
    [20, ['03:00', '09:00'], 'night'],
    [8, [], null],
  ])('starts at the part of %i h or the next with something free (%j)', (hour, times, part) => {
    expect(firstPart(planDay(times.map(slot), formatsIn('en')), hour)).toBe(part)
  })
})
