'use client'

import { useState } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import type { RequestView } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

export type OutcomeKind = 'completed' | 'needs-bedside'

export interface Outcomes {
  readonly busy: boolean
  /** Why the last try failed. */
  readonly refusal: Refusal | null
  /** Says how the call ended. Returns whether it worked. */
  readonly say: (kind: OutcomeKind, note: string) => Promise<boolean>
  /** Takes it back. Returns whether it worked. */
  readonly undo: () => Promise<boolean>
}

/** Returns what the nurse of a call that is over can say about it, and take back within `OUTCOME_UNDO_MS`. */
export function useOutcome(requestId: string): Outcomes {
  const { connection } = useStore()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const path = `/api/assistance-requests/${encodeURIComponent(requestId)}/outcome`
  const attempt = async (call: Parameters<typeof callApi>[1]) => {
    setBusy(true)
    setRefusal(null)
    const answer = await callApi<RequestView>(path, call)
    setBusy(false)
    if (!answer.ok) setRefusal(answer.refusal)
    if (answer.status === 401) connection.set({ state: 'signed-out', why: 'expired' })
    return answer.ok
  }
  return {
    busy,
    refusal,
    say: (kind, note) =>
      attempt({ method: 'POST', body: { kind, ...(note.trim() && { note: note.trim() }) } }),
    undo: () => attempt({ method: 'DELETE' }),
  }
}
