import { dayOf, endOfDay, startOfDay } from '@/lib/reports/days'
import type { DayRange, ReportView } from '@/lib/reports/types'
import type { Formats } from '@/lib/words/formats'
import type { Translate } from '@/lib/words/translator'

type Range = Pick<ReportView, 'from' | 'to'>

/** Returns the days of a range, in this browser's time zone. */
export const daysOf = ({ from, to }: Range): DayRange => ({
  from: dayOf(new Date(from)),
  to: dayOf(new Date(to)),
})

/** "Aug 1 – 7, 2026"; with hours where its days are days of another time zone. */
export function rangeWords(range: Range, { days, moments }: Formats): string {
  const { from, to } = daysOf(range)
  const whole = Date.parse(startOfDay(from)) === range.from && Date.parse(endOfDay(to)) === range.to
  return (whole ? days : moments)(range.from, range.to)
}

/** "today 14:03", "Aug 3, 2026, 14:03". @param now - ms, as `at` */
export function momentWords(at: number, now: number, formats: Formats, t: Translate<'reports'>): string {
  return dayOf(new Date(at)) === dayOf(new Date(now))
    ? t('row.today', { time: formats.minuteTime(at) })
    : formats.dayAndTime(at)
}
