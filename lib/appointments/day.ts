import { type Formats, timeZoneName } from '@/lib/words/formats'

/** Days in the browser's time zone. */

/** The midnight that the day of `at` began with. */
export const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

/** The midnight `days` after the one of `at`; a day may have 23 or 25 hours. */
export function daysLater(at: number, days: number): number {
  const day = new Date(dayOf(at))
  return day.setDate(day.getDate() + days)
}

/** Days that have a name relative to today. */
export type NearDay = 'today' | 'tomorrow' | 'yesterday'

/** Returns which of these the day of `at` is; null for any other day. */
export function nearDay(at: number, now: number): NearDay | null {
  const day = dayOf(at)
  if (day === dayOf(now)) return 'today'
  if (day === daysLater(now, 1)) return 'tomorrow'
  return day === daysLater(now, -1) ? 'yesterday' : null
}

/** "14:00–14:15". */
export const slotSpan = (startsAt: number, durationSeconds: number, { span }: Formats): string =>
  span(startsAt, startsAt + durationSeconds * 1000)

/** "America/St Johns (GMT-3:30)". */
export const timeZoneWords = (at: number, { offset }: Formats): string => `${timeZoneName()} (${offset(at)})`
