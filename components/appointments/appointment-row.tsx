import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import { slotSpan } from '@/lib/appointments/day'
import { CANCELLED, FAILED, isOpen } from '@/lib/appointments/status'
import type { Appointment } from '@/lib/appointments/types'
import { placeWords } from './appointment-facts'
import { AppointmentStatus } from './appointment-status'

export type RowAction = 'move' | 'cancel' | 'again'

export interface AppointmentRowProps {
  readonly appointment: Appointment
  readonly onAct: (action: RowAction, appointment: Appointment) => void
}

/** One appointment: time, patient, place, status, and the buttons to move, cancel or book it again. */
export function AppointmentRow({ appointment, onAct }: AppointmentRowProps) {
  const t = useTranslations('appointments')
  const places = usePlaces()
  const formats = useFormats()
  const { patient, startsAt, durationSeconds } = appointment
  const gone = appointment.status === CANCELLED || appointment.status === FAILED
  const hours = slotSpan(startsAt, durationSeconds, formats)
  const what = { name: patient.name ?? t('list.thePatient'), span: hours }
  return (
    <li className="py-4 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h3 className={`text-lg font-bold ${gone ? 'text-ink-soft line-through' : ''}`}>{hours}</h3>
        <AppointmentStatus appointment={appointment} />
      </div>
      <p className="mt-1">
        <span className="font-semibold">{patient.name ?? t('notKnown')}</span>
        {patient.mrn && <span className="text-ink-soft">{t('list.mrn', { mrn: patient.mrn })}</span>}
      </p>
      <p className="text-sm text-ink-soft">
        {t('list.where', { room: appointment.waitingRoom, place: placeWords(appointment, t, places) })}
      </p>
      <p className="text-sm wrap-anywhere text-ink-soft">
        {t('list.bookedBy', { reason: appointment.reason, name: appointment.bookedBy })}
      </p>
      {isOpen(appointment) && (
        <div className="mt-3 flex gap-2">
          <Button aria-label={t('list.moveOf', what)} onClick={() => onAct('move', appointment)}>
            {t('list.move')}
          </Button>
          <Button aria-label={t('list.cancelOf', what)} onClick={() => onAct('cancel', appointment)}>
            {t('list.cancel')}
          </Button>
        </div>
      )}
      {gone && appointment.place && (
        <Button
          className="mt-3"
          aria-label={t('list.againOf', what)}
          onClick={() => onAct('again', appointment)}
        >
          {t('booked.again')}
        </Button>
      )}
    </li>
  )
}
