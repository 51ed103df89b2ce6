import { Button } from '@/components/ui/button'
import { span } from '@/lib/visits/day'
import { CANCELLED, FAILED, isOpen } from '@/lib/visits/status'
import type { Visit } from '@/lib/visits/types'
import { placeWords } from './visit-facts'
import { VisitStatus } from './visit-status'

export type RowAction = 'move' | 'cancel' | 'again'

export interface VisitRowProps {
  readonly visit: Visit
  readonly onAct: (action: RowAction, visit: Visit) => void
}

/** One appointment: when, who, where, how it stands, and what one can do about it. */
export function VisitRow({ visit, onAct }: VisitRowProps) {
  const { patient, startsAt, durationSeconds } = visit
  const gone = visit.status === CANCELLED || visit.status === FAILED
  const what = `${patient.name ?? 'the patient'} at ${span(startsAt, durationSeconds)}`
  return (
    <li className="py-4 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h3 className={`text-lg font-bold ${gone ? 'text-ink-soft line-through' : ''}`}>
          {span(startsAt, durationSeconds)}
        </h3>
        <VisitStatus visit={visit} />
      </div>
      <p className="mt-1">
        <span className="font-semibold">{patient.name ?? 'Patient not known'}</span>
        {patient.mrn && <span className="text-ink-soft"> · MRN {patient.mrn}</span>}
      </p>
      <p className="text-sm text-ink-soft">
        {visit.waitingRoom} · {placeWords(visit)}
      </p>
      <p className="text-sm wrap-anywhere text-ink-soft">
        {visit.reason} · booked by {visit.bookedBy}
      </p>
      {isOpen(visit) && (
        <div className="mt-3 flex gap-2">
          <Button aria-label={`Move ${what}`} onClick={() => onAct('move', visit)}>
            Move
          </Button>
          <Button aria-label={`Cancel ${what}`} onClick={() => onAct('cancel', visit)}>
            Cancel
          </Button>
        </div>
      )}
      {gone && visit.place && (
        <Button className="mt-3" aria-label={`Book again for ${what}`} onClick={() => onAct('again', visit)}>
          Book again
        </Button>
      )}
    </li>
  )
}
