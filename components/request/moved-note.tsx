'use client'

import { Button } from '@/components/ui/button'
import { roomAndBed } from '@/lib/board/place'
import type { Bed } from '@/lib/board/types'
import { useBoardSession } from '../board/session-context'

/** The request one was looking at went with its patient to another bed. */
export function MovedNote({ to }: { to: Bed }) {
  const { openBed } = useBoardSession()
  return (
    <>
      <p className="text-2xl font-bold tracking-tight" role="status">
        Moved to {roomAndBed(to)}
      </p>
      <p className="mt-1 text-lg text-ink-soft">The patient was moved, and the request went along.</p>
      <Button look="primary" className="mt-6 w-full" onClick={() => openBed(to.id)}>
        Go to {roomAndBed(to)}
      </Button>
    </>
  )
}
