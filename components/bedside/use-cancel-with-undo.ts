'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import type { Refusal } from '@/lib/errors'
import { useBedside } from './bedside-context'

/** Time (ms) for an undo; a device that is turned off meanwhile cancels nothing. */
const UNDO_MS = 6_000

export interface CancelWithUndo {
  /** The request that is about to be cancelled; null: none. */
  readonly requestId: string | null
  /** Why the last cancellation failed. */
  readonly refusal: Refusal | null
  readonly start: (requestId: string) => void
  readonly undo: () => void
}

/** Cancels a request a few seconds after the tap, so that it can be undone: until then it stays on every board. */
export function useCancelWithUndo(): CancelWithUndo {
  const { refresh } = useBedside()
  const [requestId, setRequestId] = useState<string | null>(null)
  const [refusal, setRefusal] = useActRefusal()
  useEffect(() => {
    if (requestId === null) return
    const takeBack = async () => {
      const body = { requestId, reason: 'asked-by-mistake' }
      const answer = await callApi('/api/bedside/cancel', { method: 'POST', body })
      if (!answer.ok) setRefusal(answer.refusal)
      await refresh()
      setRequestId(null)
    }
    const timer = setTimeout(() => void takeBack(), UNDO_MS)
    return () => clearTimeout(timer)
  }, [requestId, refresh, setRefusal])
  return {
    requestId,
    refusal,
    start(id) {
      setRefusal(null)
      setRequestId(id)
    },
    undo: () => setRequestId(null),
  }
}
