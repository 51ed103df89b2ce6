import UserRound from 'lucide-react/icons/user-round'
import { useTranslations } from 'use-intl'
import type { Loaded } from '@/components/feed/use-loaded'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import type { BedForAppointment } from '@/lib/appointments/types'
import { Blank, Loading, NotLoaded } from './note'
import { useFocus } from './use-focus'

export interface ChosenPatientProps {
  readonly bed: Loaded<BedForAppointment>
  /** Whether this replaced a focused element. */
  readonly takesFocus: boolean
  readonly onOther: () => void
}

/** Who the appointment is for: the place, and two identifiers (NPSG.01.01.01). */
export function ChosenPatient({ bed, takesFocus, onOther }: ChosenPatientProps) {
  const t = useTranslations('appointments')
  const places = usePlaces()
  const { dayOf } = useFormats()
  const other = <Button onClick={onOther}>{t('who.other')}</Button>
  if (!bed.data) {
    if (bed.refusal) {
      return (
        <>
          <NotLoaded what="patient" refusal={bed.refusal} onAgain={() => void bed.refresh()} />
          <div className="mt-3">{other}</div>
        </>
      )
    }
    return (
      <Loading what="patient">
        <Blank className="h-20" />
      </Loading>
    )
  }
  const { place, patient } = bed.data
  const where = `${places.floor(place.floor)}, ${places.roomAndBed(place)} · ${place.building}`
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md border border-line bg-bed p-4">
      <UserRound aria-hidden className="size-8 flex-none text-ink-faint max-sm:hidden" />
      <div className="min-w-0 flex-1 basis-60">
        <Name takesFocus={takesFocus}>{patient ? patient.name : t('who.nobody')}</Name>
        {patient && (
          <p className="font-medium">
            {patient.birthDate === null
              ? t('who.mrn', { mrn: patient.mrn })
              : t.rich('who.mrnBorn', {
                  mrn: patient.mrn,
                  birthDate: dayOf(patient.birthDate),
                  line: (parts) => <span className="whitespace-nowrap">{parts}</span>,
                })}
          </p>
        )}
        <p className="text-sm text-ink-soft">{where}</p>
        {!patient && <p className="mt-1 text-sm">{t('who.empty')}</p>}
        {patient && patient.soloId === null && <p className="mt-1 text-sm">{t('who.noNumber')}</p>}
      </div>
      {other}
    </div>
  )
}

function Name({ takesFocus, children }: { takesFocus: boolean; children: string }) {
  const heading = useFocus<HTMLHeadingElement>(takesFocus)
  return (
    <h3 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
      {children}
    </h3>
  )
}
