import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/words/use-formats'
import type { Patient } from '@/lib/board/types'
import { PatientIdentifier } from './patient-identifier'

/** The name and two identifiers (Joint Commission, NPSG.01.01.01) by which a nurse confirms a patient. */
export function PatientIdentity({ patient, className }: { patient: Patient; className: string }) {
  const t = useTranslations('request.join')
  const { dayOf } = useFormats()
  const { name, mrn, birthDate } = patient
  return (
    <dl
      className={`flex flex-wrap gap-x-6 gap-y-1 rounded-lg border border-line-strong px-4 py-3 text-lg ${className}`}
    >
      <div className="basis-full">
        <dt className="sr-only">{t('name')}</dt>
        <dd className="text-xl font-bold">{name}</dd>
      </div>
      <PatientIdentifier name={t('mrn')} value={mrn} />
      {birthDate && <PatientIdentifier name={t('born')} value={dayOf(birthDate)} />}
    </dl>
  )
}
