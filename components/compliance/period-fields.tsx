import { useTranslations } from 'use-intl'
import { DayRangeFields, type DayRangeFieldsProps } from '@/components/words/day-range-fields'
import { dayPeriod, PERIOD_DAYS, PERIOD_YEARS, yearPeriod } from './day-period'

export type PeriodFieldsProps = Omit<DayRangeFieldsProps, 'usual'>

/** Chooses the period of a list: its first and last day, or a usual one by one tap. */
export function PeriodFields(fields: PeriodFieldsProps) {
  const t = useTranslations('compliance.period')
  const now = new Date()
  const usual = [
    ...PERIOD_DAYS.map((days) => ({ label: t('last', { days }), range: dayPeriod(now, days) })),
    ...PERIOD_YEARS.map((years) => ({ label: t('years', { years }), range: yearPeriod(now, years) })),
  ]
  return <DayRangeFields {...fields} usual={usual} />
}
