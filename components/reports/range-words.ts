import { dayOf, endOfDay, startOfDay } from '@/lib/reports/days'
import type { DayRange, ReportView } from '@/lib/reports/types'
import { dateFormat } from '@/lib/words/dates'
import type { Locale } from '@/lib/words/locales'
import type { Translate } from '@/lib/words/translator'

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }

type Range = Pick<ReportView, 'from' | 'to'>

/** Returns the days of a range, in this browser's time zone. */
export const daysOf = ({ from, to }: Range): DayRange => ({
  from: dayOf(new Date(from)),
  to: dayOf(new Date(to)),
})

/** "1 – 7 Aug 2026"; with hours where its days are days of another time zone. */
export function rangeWords(range: Range, locale: Locale): string {
  const { from, to } = daysOf(range)
  const whole = Date.parse(startOfDay(from)) === range.from && Date.parse(endOfDay(to)) === range.to
  return dateFormat(locale, whole ? DAY : { ...DAY, ...TIME }).formatRange(range.from, range.to)
}

/** "today 14:03", "3 Aug 2026, 14:03". @param now - ms, as `at` */
export function momentWords(at: number, now: number, locale: Locale, t: Translate<'reports'>): string {
  return dayOf(new Date(at)) === dayOf(new Date(now))
    ? t('row.today', { time: dateFormat(locale, TIME).format(at) })
    : dateFormat(locale, { ...DAY, ...TIME }).format(at)
}
