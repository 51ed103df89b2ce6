import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLoaded } from '@/components/feed/use-loaded'
import { Panel } from '@/components/ui/panel'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Appointment, BedForAppointment } from '@/lib/appointments/types'
import { BookedNote } from './booked-note'
import { again, type Start } from './booking-draft'
import { BookingForm } from './booking-form'
import { ChooseBed } from './choose-bed'
import { ChosenPatient } from './chosen-patient'

export interface BookPanelProps {
  readonly start: Start
  readonly now: number
  /** Whether the user came here by pressing a button, so that the focus follows. */
  readonly takesFocus: boolean
  readonly onStart: (start: Start) => void
  readonly onBooked: (appointment: Appointment) => void
}

/** Booking in three steps: the patient, the place and time, the result. */
export function BookPanel({ start, now, takesFocus, onStart, onBooked }: BookPanelProps) {
  const t = useTranslations('appointments')
  const { bedId } = start
  const [booked, setBooked] = useState<Appointment | null>(null)
  const [changed, setChanged] = useState(false)
  const bed = useLoaded<BedForAppointment>(
    bedId === null ? null : `/api/visits/bed/${encodeURIComponent(bedId)}`,
  )
  const { place, patient } = bed.data ?? {}
  const soloId = patient?.soloId ?? null
  return (
    <Panel title={t('form.title')}>
      {booked ? (
        <BookedNote
          appointment={booked}
          onAgain={(appointment) => onStart(again(appointment))}
          onDone={() => onStart({ bedId: null })}
        />
      ) : bedId === null ? (
        <ChooseBed takesFocus={takesFocus} onChosen={(chosen) => onStart({ ...start, bedId: chosen })} />
      ) : (
        <>
          <ChosenPatient
            bed={bed}
            takesFocus={takesFocus}
            onOther={() => onStart({ ...start, bedId: null })}
          />
          {changed && <RefusalNote>{t('who.changed')}</RefusalNote>}
          {place && patient && soloId !== null && (
            <BookingForm
              key={soloId}
              place={place}
              patient={{ ...patient, soloId }}
              start={start}
              now={now}
              onBooked={(appointment) => {
                setBooked(appointment)
                onBooked(appointment)
              }}
              onPatientChanged={() => {
                setChanged(true)
                void bed.refresh()
              }}
            />
          )}
        </>
      )}
    </Panel>
  )
}
