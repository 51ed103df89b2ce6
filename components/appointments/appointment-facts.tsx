import { useLocale, useTranslations } from 'use-intl'
import { dayWords, span } from '@/lib/appointments/day'
import type { Appointment } from '@/lib/appointments/types'
import { roomAndBed } from '@/lib/board/place'
import type { Translate } from '@/lib/words/translator'

/** "431 bed 2, floor 2", or that the bed is no longer known. */
export const placeWords = ({ place }: Appointment, t: Translate<'appointments'>): string =>
  place ? t('facts.bed', { bed: roomAndBed(place), floor: place.floor }) : t('facts.noBed')

/** Shows when, where, for which patient and why. */
export function AppointmentFacts({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('appointments')
  const locale = useLocale()
  const { patient } = appointment
  const place = placeWords(appointment, t)
  return (
    <dl className="mt-4 divide-y divide-line border-y border-line">
      <Fact name={t('facts.when')}>
        <span className="inline-block font-semibold first-letter:uppercase">
          {t('facts.at', {
            day: dayWords(appointment.startsAt, locale),
            span: span(appointment.startsAt, appointment.durationSeconds, locale),
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
