import type { Period } from '@/lib/compliance/trail'
import { dayOf } from '@/lib/reports/days'
import type { DayRange } from '@/lib/reports/types'

/** Usual periods in days, the last one today. */
export const PERIOD_DAYS = [1, 7, 30] as const
/** Usual periods in years; six are how long the trail is kept. */
export const PERIOD_YEARS = [1, 6] as const

const at = (now: Date, years: number, days: number) =>
  dayOf(new Date(now.getFullYear() - years, now.getMonth(), now.getDate() - days))

/** Returns the last `days` days up to the day of `now`. */
export const dayPeriod = (now: Date, days: number): DayRange => ({
  from: at(now, 0, days - 1),
  to: at(now, 0, 0),
})

/** Returns the last `years` years up to the day of `now`. */
export const yearPeriod = (now: Date, years: number): DayRange => ({
  from: at(now, years, 0),
  to: at(now, 0, 0),
})

/** Returns the period that two days enclose, both in full, in this browser's time zone; else which field is wrong, and how. */
export function periodOf({
  from,
  to,
}: DayRange): Period | { readonly field: 'from' | 'to'; readonly problem: 'missing' | 'wrong' } {
  const first = new Date(`${from}T00:00:00`)
  if (Number.isNaN(first.getTime())) return { field: 'from', problem: 'missing' }
  const last = new Date(`${to}T00:00:00`)
  if (Number.isNaN(last.getTime())) return { field: 'to', problem: 'missing' }
  if (last < first) return { field: 'from', problem: 'wrong' }
  // The length of a day changes with the clocks.
  return {
    from: first.getTime(),
    to: new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1).getTime(),
  }
}
