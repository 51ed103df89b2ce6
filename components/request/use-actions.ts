'use client'

import { useState } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import type { CancelReasonId } from '@/lib/board/reasons'
import type { RequestView } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

export type ActionName = 'claim' | 'release' | 'complete' | 'cancel'

export interface Actions {
  /** What is being done right now. */
  readonly busy: ActionName | null
  /** Why the last one did not work. */
  readonly refusal: Refusal | null
  /** Does it; the board's own event then shows the outcome. Answers whether it worked. */
  readonly run: (action: Exclude<ActionName, 'cancel'>) => Promise<boolean>
  readonly cancel: (reason: CancelReasonId) => Promise<boolean>
}

const path = (requestId: string) => `/api/assistance-requests/${encodeURIComponent(requestId)}`

/** What one can do about a request that is there already. */
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
