'use client'

import { useTime } from '@/components/feed/feed-context'
import { UndoOutcome } from '@/components/request/undo-outcome'
import { OUTCOME_UNDO_MS } from '@/lib/board/outcome'

export interface Said {
  readonly requestId: string
  /** The room and bed. */
  readonly place: string
  /** Server time, ms. */
  readonly at: number
}

export interface SaidOutcomeProps {
  readonly said: Said
  readonly onUndone: () => void
}

/** What the user last said of a call, and the way to take it back: the request itself has left the user's calls. */
export default function SaidOutcome({ said, onUndone }: SaidOutcomeProps) {
  const isPast = useTime((now) => now >= said.at + OUTCOME_UNDO_MS)
  if (isPast) return null
  return (
    <div className="px-2 py-2" data-said-outcome>
      <p role="status" className="mb-1 text-base font-semibold">
        {said.place}
      </p>
      <UndoOutcome requestId={said.requestId} at={said.at} onUndone={onUndone} />
    </div>
  )
}
