import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { dayOf, slotSpan } from '@/lib/appointments/day'
import type { Appointment, Slot } from '@/lib/appointments/types'
import { HowLong } from './how-long'
import { SlotPicker } from './slot-picker'
import { useChange } from './use-change'

export interface MoveDialogProps {
  readonly appointment: Appointment
  readonly now: number
  readonly onClose: () => void
  readonly onMoved: (to: Appointment) => void
}

/** Moves an appointment to another free slot of its waiting room. */
export function MoveDialog({ appointment, now, onClose, onMoved }: MoveDialogProps) {
  const t = useTranslations('appointments')
  const formats = useFormats()
  const { busy, refusal, move } = useChange(appointment.id)
  const [day, setDay] = useState(Math.max(dayOf(appointment.startsAt), dayOf(now)))
  const [durationSeconds, setDuration] = useState(appointment.durationSeconds)
  const [to, setTo] = useState<Slot | null>(null)
  const [missing, setMissing] = useState(false)
  const { patient, startsAt, waitingRoom: room } = appointment
  const name = patient.name ?? t('notKnown')
  const words = to
    ? t('move.to', {
        day: formats.shortWeekday(to.startsAt),
        span: slotSpan(to.startsAt, to.durationSeconds, formats),
      })
    : t('move.yes')
  const send = async (slot: Slot) => {
    const moved = await move(slot)
    if (!moved) return setTo(null)
    onMoved(moved)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('move.title')}
      description={
        patient.mrn === null
          ? t('move.who', { name, room })
          : t('move.whoMrn', { name, mrn: patient.mrn, room })
      }
    >
      <p>
        {t.rich('move.now', {
          day: formats.weekday(startsAt),
          span: slotSpan(startsAt, appointment.durationSeconds, formats),
          time: (parts) => <span className="font-semibold">{parts}</span>,
        })}
      </p>
      <div className="mt-5 grid gap-5">
        <HowLong
          ownSeconds={appointment.durationSeconds}
          seconds={durationSeconds}
          onChange={(seconds) => {
            setDuration(seconds)
            setTo(null)
          }}
        />
        <SlotPicker
          waitingRoom={appointment.waitingRoom}
          durationSeconds={durationSeconds}
          day={day}
          now={now}
          chosen={to}
          onDay={setDay}
          onChoose={setTo}
        />
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="sticky -bottom-5 -mx-5 mt-5 -mb-5 border-t-2 border-ink bg-surface px-5 py-4 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6">
        {/* Never disabled: the Tab key would find nothing to go to after the slots. */}
        <Button
          variant="primary"
          className="w-full"
          disabled={busy}
          onClick={() => (to ? void send(to) : setMissing(true))}
        >
          {busy ? t('move.busy') : words}
        </Button>
        {missing && !to && (
          <p role="alert" className="mt-2 font-semibold">
            {t('move.choose')}
          </p>
        )}
      </div>
    </Dialog>
  )
}
