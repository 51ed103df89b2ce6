'use client'

import { useState } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import type { CancelReasonId } from '@/lib/board/reasons'
import type { RequestView } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

export type ActionName = 'claim' | 'release' | 'complete' | 'cancel'

export interface Actions {
  /** The action that is under way. */
  readonly busy: ActionName | null
  /** Why the last action failed. */
  readonly refusal: Refusal | null
  /** Runs an action; the board's event then shows the outcome. Returns whether it worked. */
  readonly run: (action: Exclude<ActionName, 'cancel'>) => Promise<boolean>
  readonly cancel: (reason: CancelReasonId) => Promise<boolean>
}

const path = (requestId: string) => `/api/assistance-requests/${encodeURIComponent(requestId)}`

/** Returns the actions on an open request. */
export function useActions(requestId: string): Actions {
  const { connection } = useStore()
  const [busy, setBusy] = useState<ActionName | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const attempt = async (action: ActionName, call: () => ReturnType<typeof callApi<RequestView>>) => {
    setBusy(action)
    setRefusal(null)
    const answer = await call()
    setBusy(null)
    if (!answer.ok) setRefusal(answer.refusal)
    if (answer.status === 401) connection.set({ state: 'signed-out', why: 'expired' })
    return answer.ok
  }
  return {
    busy,
    refusal,
    run: (action) =>
      attempt(action, () => callApi(`${path(requestId)}/${action}`, { method: 'POST', body: {} })),
    cancel: (reason) =>
      attempt('cancel', () => callApi(path(requestId), { method: 'DELETE', body: { reason } })),
  }
}
