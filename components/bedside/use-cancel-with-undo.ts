'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/components/feed/http'
import type { Refusal } from '@/lib/errors'
import { useBedside } from './bedside-context'

/** For so long it can be undone; a device that goes off meanwhile takes nothing back. */
const UNDO_MS = 6_000

export interface CancelWithUndo {
  /** The request that is about to be taken back; null: none. */
  readonly requestId: string | null
  /** Why the last one was not taken back. */
  readonly refusal: Refusal | null
  readonly start: (requestId: string) => void
  readonly undo: () => void
}

/** Takes a request back a few seconds after it was said so: until then it still stands on every board. */
export function useCancelWithUndo(): CancelWithUndo {
  const { refresh } = useBedside()
  const [requestId, setRequestId] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
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
  }, [requestId, refresh])
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
