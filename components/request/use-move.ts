'use client'

import { useState } from 'react'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import type { Bed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

export interface Mover {
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Moves the patient in `from` to `to`, and a patient in `to` back; returns whether that worked. */
  readonly move: (from: Bed, to: Bed) => Promise<boolean>
  readonly reset: () => void
}

/** Returns the function that moves a patient; the boards' events then show the move. */
export function useMove(): Mover {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  return {
    busy,
    refusal,
    reset: () => setRefusal(null),
    move: async (from, to) => {
      setBusy(true)
      setRefusal(null)
      const answer = await callApi(`/api/beds/${encodeURIComponent(from.id)}/move`, {
        method: 'POST',
        body: {
          to: to.id,
          mrn: from.patient?.mrn,
          otherMrn: to.patient?.mrn ?? null,
          request: from.request?.id ?? null,
          otherRequest: to.request?.id ?? null,
        },
      })
      setBusy(false)
      if (!answer.ok) setRefusal(answer.refusal)
      return answer.ok
    },
  }
}
