import { useTranslations } from 'use-intl'
import type { DayRangeFieldsProps } from '@/components/words/day-range-fields'
import { usualRanges } from '@/lib/reports/days'

/** Returns the usual ranges of reports with their names, as of now. */
export function useUsualRanges(): DayRangeFieldsProps['usual'] {
  const t = useTranslations('reports.days')
  return usualRanges(new Date()).map(({ id, range }) => ({ label: t(id), range }))
}
