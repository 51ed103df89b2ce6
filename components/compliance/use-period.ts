import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Period } from '@/lib/compliance/trail'
import type { DayRange } from '@/lib/reports/types'
import { dayPeriod, periodOf } from './day-period'
import type { PeriodFieldsProps } from './period-fields'

/** The days that the form shows first. */
const FIRST_DAYS = 30

/** Holds the period of a form, and says what is wrong with it. */
export function usePeriod(firstDays = FIRST_DAYS): {
  readonly fields: PeriodFieldsProps
  check(): Period | null
} {
  const t = useTranslations('compliance.period')
  const [value, setValue] = useState<DayRange>(() => dayPeriod(new Date(), firstDays))
  const [problem, setProblem] = useState<PeriodFieldsProps['problem']>(null)
  return {
    fields: {
      value,
      problem: problem ?? null,
      onChange: (next) => {
        setProblem(null)
        setValue(next)
      },
    },
    check() {
      const period = periodOf(value)
      if (!('problem' in period)) return period
      setProblem({ field: period.field, words: t(period.problem) })
      return null
    },
  }
}
