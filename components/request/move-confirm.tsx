'use client'

import ArrowRight from 'lucide-react/icons/arrow-right'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { roomAndBed } from '@/lib/board/place'
import type { Bed, Patient } from '@/lib/board/types'
import type { Mover } from './use-move'

export interface MoveConfirmProps {
  readonly from: Bed
  readonly to: Bed
  readonly mover: Mover
  readonly onBack: () => void
  readonly onMoved: () => void
}

/** The right patient, by two identifiers, before anybody changes beds; a swap names both. */
export function MoveConfirm({ from, to, mover, onBack, onMoved }: MoveConfirmProps) {
  const swap = to.patient !== null || to.request !== null
  const requests = [from, to].filter(({ request }) => request).length
  return (
    <section aria-label="Confirm the move">
      <p className="text-xl font-bold">
        {swap
          ? 'These two change places. Confirm two identifiers of each.'
          : 'Is this the patient? Confirm two identifiers.'}
      </p>
      <Way patient={from.patient} from={from} to={to} />
      {swap && <Way patient={to.patient} from={to} to={from} />}
      {requests > 0 && (
        <p className="mt-3 text-base text-ink-soft">
          {requests === 2 ? 'Both open requests go' : 'The open request goes'} along, with who claimed it and
          how long it has waited.
        </p>
      )}
      {mover.refusal && <RefusalNote refusal={mover.refusal} />}
      <div className="mt-5 grid grid-cols-2 gap-3">
        <Button onClick={onBack}>Another bed</Button>
        <Button
          look="primary"
          disabled={mover.busy}
          onClick={() => void mover.move(from, to).then((done) => done && onMoved())}
        >
          {mover.busy ? 'Moving…' : swap ? 'Yes, swap them' : 'Yes, move'}
        </Button>
      </div>
    </section>
  )
}

function Way({ patient, from, to }: { patient: Patient | null; from: Bed; to: Bed }) {
  return (
    <div className="mt-3 rounded-lg border border-line-strong px-4 py-3">
      <p className="text-xl font-bold">{patient?.name ?? 'Nobody known'}</p>
      {patient && (
        <p className="text-lg">
          <span className="text-ink-soft">MRN</span> <span className="font-semibold">{patient.mrn}</span>
          {patient.birthDate && (
            <>
              {' '}
              <span className="text-ink-soft">Born</span>{' '}
              <span className="font-semibold">{patient.birthDate}</span>
            </>
          )}
        </p>
      )}
      <p className="mt-1 flex items-center gap-2 text-lg">
        {roomAndBed(from)} <ArrowRight role="img" aria-label="to" className="size-5" />{' '}
        <span className="font-semibold">{roomAndBed(to)}</span>
      </p>
    </div>
  )
}
