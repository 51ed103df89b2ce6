import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useTranslations } from 'use-intl'
import { useLoaded } from '@/components/feed/use-loaded'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { BOOKING, CANCELLED, FAILED, isOpen, statusWords } from '@/lib/appointments/status'
import type { Appointment } from '@/lib/appointments/types'
import { AppointmentFacts } from './appointment-facts'
import { useChange } from './use-change'
import { useFocus } from './use-focus'

export interface BookedNoteProps {
  readonly appointment: Appointment
  readonly onAgain: (appointment: Appointment) => void
  readonly onDone: () => void
}

const SOON_MS = 2_000

/** The result of a booking, polled until Solo has answered, with a button to undo it. */
export function BookedNote({ appointment: booked, onAgain, onDone }: BookedNoteProps) {
  const t = useTranslations('appointments')
  const seen = useLoaded<Appointment>(`/api/visits/${booked.id}`, (latest) =>
    (latest ?? booked).status === BOOKING ? SOON_MS : 0,
  )
  const appointment = seen.data ?? booked
  const change = useChange(booked.id)
  const words = useRefusalWords()
  const heading = useFocus<HTMLHeadingElement>()
  const undo = async () => {
    if (await change.cancel()) heading.current?.focus()
    await seen.refresh()
  }
  const gone = appointment.status === FAILED || appointment.status === CANCELLED
  const statusIsTitle = gone || appointment.status === BOOKING
  const Icon = appointment.status === BOOKING ? LoaderCircle : gone ? CircleX : CircleCheck
  const iconClass =
    appointment.status === BOOKING ? 'motion-safe:animate-spin' : gone ? 'text-ink-soft' : 'text-good'
  return (
    <div>
      <h3
        ref={heading}
        tabIndex={-1}
        aria-live="polite"
        className="flex items-center gap-3 text-2xl font-bold outline-none"
      >
        <Icon aria-hidden className={`size-8 flex-none ${iconClass}`} />
        {statusIsTitle ? statusWords(appointment.status, t) : t('booked.title')}
      </h3>
      <AppointmentFacts appointment={appointment} />
      {appointment.status === BOOKING && <p className="mt-4 max-w-prose">{t('booked.unconfirmed')}</p>}
      {appointment.trouble && <p className="mt-4 max-w-prose font-semibold">{words(appointment.trouble)}</p>}
      {appointment.status === CANCELLED && <p className="mt-4">{t('booked.free')}</p>}
      {change.refusal && <RefusalNote refusal={change.refusal} />}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" onClick={onDone}>
          {t('booked.another')}
        </Button>
        {isOpen(appointment) && (
          <Button disabled={change.busy} onClick={() => void undo()}>
            {t(change.busy ? 'cancel.busy' : 'booked.undo')}
          </Button>
        )}
        <Button onClick={() => onAgain(appointment)}>
          {t(gone ? 'booked.again' : 'booked.samePatient')}
        </Button>
      </div>
    </div>
  )
}
