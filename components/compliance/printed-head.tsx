import { useTranslations } from 'use-intl'
import type { Period } from '@/lib/compliance/trail'
import { useMoments } from './use-moments'

export interface PrintedHeadProps {
  readonly period: Period
  readonly reader: string
  /** How many rows are printed where there are more; null: all are. */
  readonly cut: number | null
  readonly forPatient: boolean
}

/** What only the paper says: the period, who printed it and when, and for a patient what the rows are. */
export function PrintedHead({ period, reader, cut, forPatient }: PrintedHeadProps) {
  const t = useTranslations('compliance.print')
  const { days, full } = useMoments()
  return (
    <div className="hidden print:block">
      <p className="mt-1">{t('period', { days: days(period.from, period.to - 1) })}</p>
      <p>{t('printed', { at: full(Date.now()), name: reader })}</p>
      {forPatient && <p className="mt-2">{t('note')}</p>}
      {cut !== null && <p className="mt-2 font-semibold">{t('cut', { rows: cut })}</p>}
    </div>
  )
}
