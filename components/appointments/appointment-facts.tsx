import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import { slotSpan } from '@/lib/appointments/day'
import type { Appointment } from '@/lib/appointments/types'
import type { Places } from '@/lib/board/place'
import type { Translate } from '@/lib/words/translator'

/** "431 bed 2, floor 2", or that the bed is no longer known. */
export const placeWords = ({ place }: Appointment, t: Translate<'appointments'>, places: Places): string =>
  place
    ? t('facts.bed', { bed: places.roomAndBed(place), floor: places.floor(place.floor) })
    : t('facts.noBed')

/** Shows when, where, for which patient and why. */
export function AppointmentFacts({ appointment }: { appointment: Appointment }) {
  const places = usePlaces()
  const t = useTranslations('appointments')
  const formats = useFormats()
  const { patient } = appointment
  const place = placeWords(appointment, t, places)
  return (
    <dl className="mt-4 divide-y divide-line border-y border-line">
      <Fact name={t('facts.when')}>
        <span className="inline-block font-semibold first-letter:uppercase">
          {t('facts.at', {
            day: formats.weekday(appointment.startsAt),
            span: slotSpan(appointment.startsAt, appointment.durationSeconds, formats),
          })}
        </span>
      </Fact>
      <Fact name={t('facts.where')}>{appointment.waitingRoom}</Fact>
      <Fact name={t('facts.patient')}>
        <span className="font-semibold">{patient.name ?? t('facts.notKnown')}</span>
        <span className="block text-sm text-ink-soft">
          {patient.mrn === null ? place : t('facts.mrnPlace', { mrn: patient.mrn, place })}
        </span>
      </Fact>
      <Fact name={t('facts.reason')}>{appointment.reason}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-4 py-2">
      <dt className="w-20 flex-none text-ink-soft">{name}</dt>
      <dd className="min-w-0 flex-1 wrap-anywhere">{children}</dd>
    </div>
  )
}
