import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLoaded } from '@/components/feed/use-loaded'
import { RefusalNote } from '@/components/words/refusal-note'
import { dayOf } from '@/lib/appointments/day'
import type { Appointment, BedForAppointment, WaitingRoom } from '@/lib/appointments/types'
import { type Start, USUAL_SECONDS, type Wanted } from './booking-draft'
import { ConfirmBar } from './confirm-bar'
import { HowLong } from './how-long'
import { ReasonField } from './reason-field'
import { SlotPicker } from './slot-picker'
import { useRefreshAll } from './use-appointments'
import { useBooking } from './use-booking'
import { WaitingRoomField } from './waiting-room-field'

export interface BookingFormProps {
  readonly place: BedForAppointment['place']
  readonly patient: NonNullable<BedForAppointment['patient']> & { readonly soloId: string }
  readonly start: Start
  readonly now: number
  readonly onBooked: (appointment: Appointment) => void
  /** Called when the server says that a different patient may be in the bed now. */
  readonly onPatientChanged: () => void
}

/** The form: place, duration, reason and slot. The confirm bar repeats them before the user books. */
export function BookingForm({ place, patient, start, now, ...callbacks }: BookingFormProps) {
  const t = useTranslations('appointments')
  const rooms = useLoaded<{ waitingRooms: readonly WaitingRoom[] }>('/api/waiting-rooms')
  const [wanted, setWanted] = useState<Wanted>({
    waitingRoom: start.waitingRoom ?? '',
    durationSeconds: start.durationSeconds ?? USUAL_SECONDS,
    reason: start.reason ?? '',
    slot: null,
  })
  const [day, setDay] = useState(dayOf(now))
  const [reasonMissing, setReasonMissing] = useState(false)
  const booking = useBooking()
  const refreshAll = useRefreshAll()
  const names = rooms.data?.waitingRooms.map(({ name }) => name) ?? []
  const waitingRoom = names.includes(wanted.waitingRoom) ? wanted.waitingRoom : (names[0] ?? '')
  const change = (more: Partial<Wanted>) => {
    booking.clear()
    setWanted({ ...wanted, ...more })
  }

  const book = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { slot } = wanted
    const reason = wanted.reason.trim()
    setReasonMissing(reason === '')
    if (reason === '') event.currentTarget.querySelector<HTMLElement>('[name="reason"]')?.focus()
    if (!slot || reason === '' || booking.busy) return
    const order = { bedId: place.bedId, patient: patient.soloId, waitingRoom, reason, ...slot }
    const sent = await booking.send(order)
    void refreshAll()
    if ('appointment' in sent) callbacks.onBooked(sent.appointment)
    else if (sent.refusal.code === 'slot_taken') setWanted({ ...wanted, slot: null })
    else if (sent.refusal.code === 'patient_changed') callbacks.onPatientChanged()
  }
  return (
    <form onSubmit={book} className="mt-6 grid gap-6">
      <div className="grid gap-5 sm:grid-cols-2">
        <WaitingRoomField
          rooms={rooms}
          value={waitingRoom}
          onChange={(name) => change({ waitingRoom: name, slot: null })}
        />
        <ReasonField
          value={wanted.reason}
          problem={reasonMissing ? t('form.reasonMissing') : undefined}
          onChange={(reason) => {
            setReasonMissing(false)
            change({ reason })
          }}
        />
      </div>
      <HowLong
        ownSeconds={wanted.durationSeconds}
        seconds={wanted.durationSeconds}
        onChange={(durationSeconds) => change({ durationSeconds, slot: null })}
      />
      {waitingRoom !== '' && (
        <SlotPicker
          waitingRoom={waitingRoom}
          durationSeconds={wanted.durationSeconds}
          day={day}
          now={now}
          chosen={wanted.slot}
          onDay={setDay}
          onChoose={(slot) => change({ slot })}
        />
      )}
      {!wanted.slot && booking.problem && <RefusalNote>{booking.problem}</RefusalNote>}
      {wanted.slot && (
        <ConfirmBar
          who={{ name: patient.name, mrn: patient.mrn, place }}
          waitingRoom={waitingRoom}
          slot={wanted.slot}
          busy={booking.busy}
          problem={booking.problem}
        />
      )}
    </form>
  )
}
