'use client'

import { useState } from 'react'
import { callApi } from '@/components/feed/http'
import type { Bed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

export interface Mover {
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Moves `from`'s patient to `to`, and whoever lies there back; answers whether that was done. */
  readonly move: (from: Bed, to: Bed) => Promise<boolean>
  readonly reset: () => void
}

/** Moving a patient; the boards' own events then show it. */
export function useMove(): Mover {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
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
