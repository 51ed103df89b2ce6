import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { BOOKING, CANCELLED, FAILED, isOpen } from '@/lib/visits/status'
import type { Visit } from '@/lib/visits/types'
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

const TITLES = new Map([
  [BOOKING, 'Not confirmed yet'],
  [FAILED, 'Not booked'],
  [CANCELLED, 'Cancelled'],
])

/** What came of a booking, followed until it is known, with the way to undo it. */
export function BookedNote({ visit: booked, onAgain, onDone }: BookedNoteProps) {
  const seen = useLoaded<Visit>(`/api/visits/${booked.id}`, (latest) =>
    (latest ?? booked).status === BOOKING ? SOON_MS : 0,
  )
  const visit = seen.data ?? booked
  const change = useChange(booked.id)
  const heading = useFocus<HTMLHeadingElement>()
  const undo = async () => {
    if (await change.cancel()) heading.current?.focus()
    await seen.refresh()
  }
  const gone = visit.status === FAILED || visit.status === CANCELLED
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
        {TITLES.get(visit.status) ?? 'Booked'}
      </h3>
      <VisitFacts visit={visit} />
      {visit.status === BOOKING && (
        <p className="mt-4 max-w-prose">
          Solo has not answered. Lantern keeps asking and shows here what became of it: do not book it once
          more.
        </p>
      )}
      {visit.trouble && <p className="mt-4 max-w-prose font-semibold">{visit.trouble}</p>}
      {visit.status === CANCELLED && <p className="mt-4">The slot is free again.</p>}
      {change.refusal && <RefusalNote refusal={change.refusal} />}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="primary" onClick={onDone}>
          Book for somebody else
        </Button>
        {isOpen(visit) && (
          <Button disabled={change.busy} onClick={() => void undo()}>
            {change.busy ? 'Cancelling…' : 'Undo: cancel it'}
          </Button>
        )}
        <Button onClick={() => onAgain(visit)}>{gone ? 'Book again' : 'Another for the same patient'}</Button>
      </div>
    </div>
  )
}
