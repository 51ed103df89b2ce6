/** Days and times of day in the time zone of whoever looks, which is the browser's own. */

const asDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
const asShortDay = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
const asTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const asOffset = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'shortOffset' })

/** The midnight that the day of `at` began with. */
export const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

/** The midnight `days` after the one of `at`; a day may have 23 or 25 hours. */
export function daysLater(at: number, days: number): number {
  const day = new Date(dayOf(at))
  return day.setDate(day.getDate() + days)
}

/** "Monday 23 November". */
export const dayWords = (at: number): string => asDay.format(at)

/** "Mon, 23 Nov". */
export const shortDay = (at: number): string => asShortDay.format(at)

/** "Today", "Tomorrow", "Yesterday"; null for any other day. */
export function nearDay(at: number, now: number): string | null {
  const day = dayOf(at)
  if (day === dayOf(now)) return 'Today'
  if (day === daysLater(now, 1)) return 'Tomorrow'
  return day === daysLater(now, -1) ? 'Yesterday' : null
}

/** "14:00". */
export const timeOfDay = (at: number): string => asTime.format(at)

/** "14:00–14:15". */
export const span = (startsAt: number, durationSeconds: number): string =>
  `${timeOfDay(startsAt)}–${timeOfDay(startsAt + durationSeconds * 1000)}`

/** "GMT-3:30", as it is at that moment. */
export const offsetAt = (at: number): string =>
  asOffset.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** "America/St Johns (GMT-3:30)". */
export function timeZoneWords(at: number): string {
  const { timeZone } = asOffset.resolvedOptions()
  return `${timeZone.replaceAll('_', ' ')} (${offsetAt(at)})`
}
