import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import { dayOf, dayWords, shortDay, span } from '@/lib/visits/day'
import type { Slot, Visit } from '@/lib/visits/types'
import { ChoiceRow } from './choice-row'
import { SlotPicker } from './slot-picker'
import { useChange } from './use-change'
import { durationChoices } from './wanted'

export interface MoveDialogProps {
  readonly visit: Visit
  readonly now: number
  readonly onClose: () => void
  readonly onMoved: (to: Visit) => void
}

/** Another free slot for an appointment, in the waiting room it is in. */
export function MoveDialog({ visit, now, onClose, onMoved }: MoveDialogProps) {
  const { busy, refusal, move } = useChange(visit.id)
  const [day, setDay] = useState(Math.max(dayOf(visit.startsAt), dayOf(now)))
  const [durationSeconds, setDuration] = useState(visit.durationSeconds)
  const [to, setTo] = useState<Slot | null>(null)
  const [missing, setMissing] = useState(false)
  const { patient, startsAt } = visit
  const words = to ? `Move to ${shortDay(to.startsAt)}, ${span(to.startsAt, to.durationSeconds)}` : 'Move'
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
      title="Move the appointment"
      description={`${patient.name ?? 'Patient not known'}${patient.mrn ? `, MRN ${patient.mrn}` : ''} · ${visit.waitingRoom}`}
    >
      <p>
        Now {dayWords(startsAt)},{' '}
        <span className="font-semibold">{span(startsAt, visit.durationSeconds)}</span>. It keeps that time
        until it is moved.
      </p>
      <div className="mt-5 grid gap-5">
        <ChoiceRow
          legend="How long"
          choices={durationChoices(visit.durationSeconds)}
          value={durationSeconds}
          onChange={(seconds) => {
            setDuration(seconds)
            setTo(null)
          }}
        />
        <SlotPicker
          waitingRoom={visit.waitingRoom}
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
        {/* Never disabled: the Tab key would find no way on from the slots, and not get out of them. */}
        <Button
          look="primary"
          className="w-full"
          disabled={busy}
          onClick={() => (to ? void send(to) : setMissing(true))}
        >
          {busy ? 'Moving…' : words}
        </Button>
        {missing && !to && (
          <p role="alert" className="mt-2 font-semibold">
            First choose one of the free slots above.
          </p>
        )}
      </div>
    </Dialog>
  )
}
