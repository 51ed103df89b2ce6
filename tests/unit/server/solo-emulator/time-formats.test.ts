import { expect, it } from 'vitest'
import { atom, unixSeconds, yearsBetween } from '@/server/solo-emulator/time-formats'

it('writes a moment as the reference does, in UTC wherever it runs', () => {
  expect(atom(new Date('2024-03-28T12:02:05.987Z'))).toBe('2024-03-28T12:02:05+00:00')
  expect(unixSeconds(new Date('2024-03-28T12:02:05.987Z'))).toBe(1_711_627_325)
})

it.each([
  ['2024-03-28', '2024-03-28', 0],
  ['1983-08-15', '2024-08-14', 40],
  ['1983-08-15', '2024-08-15', 41],
  ['2004-02-29', '2024-02-28', 19],
  ['2004-02-29', '2025-03-01', 21],
  ['2024-03-28', '2020-01-01', 0],
])('counts the completed years from %s to %s', (from, to, years) => {
  expect(yearsBetween(from, to)).toBe(years)
})
