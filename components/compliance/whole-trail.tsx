import { useTranslations } from 'use-intl'
import { ExportButtons } from './export-buttons'
import { PeriodFields } from './period-fields'
import { usePeriod } from './use-period'

/** Exports all rows of a period. */
export function WholeTrail() {
  const t = useTranslations('compliance.export')
  const period = usePeriod()
  return (
    <div className="grid max-w-2xl gap-4">
      <p>{t('about')}</p>
      <PeriodFields {...period.fields} />
      <ExportButtons of={{}} period={period.check} />
    </div>
  )
}
