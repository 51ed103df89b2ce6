import type { DayRange } from './types'

/** The day of `at`, YYYY-MM-DD, in this machine's time zone. */
export const dayOf = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** The first second of a day (YYYY-MM-DD) in this machine's time zone, as `2024-08-15T00:00:00+02:00`. */
export const startOfDay = (day: string): string => momentOf(day, '00:00:00')

/** The last second of a day, in the same form. */
export const endOfDay = (day: string): string => momentOf(day, '23:59:59')

export interface UsualRange {
  readonly id: 'yesterday' | 'lastWeek' | 'thisMonth'
  readonly range: DayRange
}

/** The usual ranges, as of `now`; each but `yesterday` ends with the day of `now`. */
export function usualRanges(now: Date): readonly UsualRange[] {
  const back = (days: number) => dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days))
  return [
    { id: 'yesterday', range: { from: back(1), to: back(1) } },
    { id: 'lastWeek', range: { from: back(6), to: back(0) } },
    { id: 'thisMonth', range: { from: back(now.getDate() - 1), to: back(0) } },
  ]
}

/** '' for a text that is not a day, such as an empty field. */
function momentOf(day: string, time: string): string {
  const at = new Date(`${day}T${time}`)
  return Number.isNaN(at.getTime()) ? '' : `${day}T${time}${offsetOf(at)}`
}

/** The offset of a time zone changes through the year. */
function offsetOf(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(Math.floor(size % 60))}`
}

const two = (number: number): string => String(number).padStart(2, '0')
