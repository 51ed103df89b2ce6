import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { BOOKING, CANCELLED, FAILED, isOpen, statusWords } from '@/lib/appointments/status'
import type { Visit } from '@/lib/appointments/types'
import { useChange } from './use-change'
import { useFocus } from './use-focus'
import { useLoaded } from './use-loaded'
import { VisitFacts } from './visit-facts'

export interface BookedNoteProps {
  readonly visit: Visit
  readonly onAgain: (visit: Visit) => void
  readonly onDone: () => void
}

const SOON_MS = 2_000

/** What came of a booking, followed until it is known, with the way to undo it. */
export function BookedNote({ visit: booked, onAgain, onDone }: BookedNoteProps) {
  const t = useTranslations('appointments')
  const seen = useLoaded<Visit>(`/api/visits/${booked.id}`, (latest) =>
    (latest ?? booked).status === BOOKING ? SOON_MS : 0,
  )
  const visit = seen.data ?? booked
  const change = useChange(booked.id)
  const words = useRefusalWords()
  const heading = useFocus<HTMLHeadingElement>()
  const undo = async () => {
    if (await change.cancel()) heading.current?.focus()
    await seen.refresh()
  }
  const gone = visit.status === FAILED || visit.status === CANCELLED
  const told = gone || visit.status === BOOKING
  const Icon = visit.status === BOOKING ? LoaderCircle : gone ? CircleX : CircleCheck
  const look = visit.status === BOOKING ? 'motion-safe:animate-spin' : gone ? 'text-ink-soft' : 'text-good'
  return (
    <div>
      <h3
        ref={heading}
        tabIndex={-1}
        aria-live="polite"
        className="flex items-center gap-3 text-2xl font-bold outline-none"
      >
        <Icon aria-hidden className={`size-8 flex-none ${look}`} />
        {told ? statusWords(visit.status, t) : t('booked.title')}
      </h3>
      <VisitFacts visit={visit} />
      {visit.status === BOOKING && <p className="mt-4 max-w-prose">{t('booked.unconfirmed')}</p>}
      {visit.trouble && <p className="mt-4 max-w-prose font-semibold">{words(visit.trouble)}</p>}
      {visit.status === CANCELLED && <p className="mt-4">{t('booked.free')}</p>}
      {change.refusal && <RefusalNote refusal={change.refusal} />}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" onClick={onDone}>
          {t('booked.another')}
        </Button>
        {isOpen(visit) && (
          <Button disabled={change.busy} onClick={() => void undo()}>
            {t(change.busy ? 'cancel.busy' : 'booked.undo')}
          </Button>
        )}
        <Button onClick={() => onAgain(visit)}>{t(gone ? 'booked.again' : 'booked.samePatient')}</Button>
      </div>
    </div>
  )
}
