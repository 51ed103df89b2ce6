import { useTranslations } from 'use-intl'
import { PatientIdentifier } from '@/components/bed-facts/patient-identifier'
import { useFormats } from '@/components/words/use-formats'
import type { ChartPatient } from '@/lib/chart/types'

/** The patient of the chart: the name and two identifiers (Joint Commission, NPSG.01.01.01). */
export function Identifiers({ patient: { name, mrn, birthDate } }: { patient: ChartPatient }) {
  const t = useTranslations('chart')
  const { dayOf } = useFormats()
  return (
    <dl className="flex flex-wrap items-baseline gap-x-6 gap-y-1 rounded-lg border border-line-strong px-4 py-3 text-lg">
      <div className="basis-full sm:basis-auto">
        <dt className="sr-only">{t('identifiers.name')}</dt>
        <dd className="text-xl font-bold">{name ?? t('noName')}</dd>
      </div>
      {mrn && <PatientIdentifier name={t('identifiers.mrn')} value={mrn} />}
      {birthDate && <PatientIdentifier name={t('identifiers.born')} value={dayOf(birthDate)} />}
    </dl>
  )
}
