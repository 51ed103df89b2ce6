import { dateFormat } from '@/lib/words/dates'
import type { Locale } from '@/lib/words/locales'

/** Days and times of day in the browser's time zone. */

const DAY: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }
const SHORT_DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
const OFFSET: Intl.DateTimeFormatOptions = { timeZoneName: 'shortOffset' }

/** The midnight that the day of `at` began with. */
export const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

/** The midnight `days` after the one of `at`; a day may have 23 or 25 hours. */
export function daysLater(at: number, days: number): number {
  const day = new Date(dayOf(at))
  return day.setDate(day.getDate() + days)
}

/** "Monday 23 November". */
export const dayWords = (at: number, locale: Locale): string => dateFormat(locale, DAY).format(at)

/** "Mon, 23 Nov". */
export const shortDay = (at: number, locale: Locale): string => dateFormat(locale, SHORT_DAY).format(at)

/** Days that have a name relative to today. */
export type NearDay = 'today' | 'tomorrow' | 'yesterday'

/** Returns which of these the day of `at` is; null for any other day. */
export function nearDay(at: number, now: number): NearDay | null {
  const day = dayOf(at)
  if (day === dayOf(now)) return 'today'
  if (day === daysLater(now, 1)) return 'tomorrow'
  return day === daysLater(now, -1) ? 'yesterday' : null
}

/** "14:00". */
export const timeOfDay = (at: number, locale: Locale): string => dateFormat(locale, TIME).format(at)

/** "14:00–14:15". */
export const span = (startsAt: number, durationSeconds: number, locale: Locale): string =>
  `${timeOfDay(startsAt, locale)}–${timeOfDay(startsAt + durationSeconds * 1000, locale)}`

/** "GMT-3:30", the offset at that moment. */
export const offsetAt = (at: number, locale: Locale): string =>
  dateFormat(locale, OFFSET)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** "America/St Johns (GMT-3:30)". */
export function timeZoneWords(at: number, locale: Locale): string {
  const { timeZone } = dateFormat(locale, OFFSET).resolvedOptions()
  return `${timeZone.replaceAll('_', ' ')} (${offsetAt(at, locale)})`
}
