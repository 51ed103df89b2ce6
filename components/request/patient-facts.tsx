import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/words/use-formats'
import type { Patient } from '@/lib/board/types'
import { Fact } from './bed-details'

/** A patient's name and two identifiers; a room number is not one (Joint Commission, NPSG.01.01.01). */
export function PatientFacts({ patient }: { patient: Patient }) {
  const t = useTranslations('request')
  const { dayOf } = useFormats()
  return (
    <Fact name={t('known.patient')}>
      <span className="font-semibold">{patient.name}</span>
      <span className="block text-sm text-ink-soft">
        {patient.birthDate
          ? t.rich('known.mrnBorn', {
              mrn: patient.mrn,
              birthDate: dayOf(patient.birthDate),
              line: (parts) => <span className="whitespace-nowrap">{parts}</span>,
            })
          : t('known.mrn', { mrn: patient.mrn })}
      </span>
    </Fact>
  )
}
