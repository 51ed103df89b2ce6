'use client'

import { useState } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import type { RequestView } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

export interface RequestCall<Name> {
  /** The call that is under way. */
  readonly busy: Name | null
  /** Why the last call failed. */
  readonly refusal: Refusal | null
  /** Calls a path below the request's own; the board's event then shows what it did. Returns whether it worked. */
  readonly call: (name: Name, below: string, options: Parameters<typeof callApi>[1]) => Promise<boolean>
}

/** Returns calls to the server about one request, and how the last one went. */
export function useRequestCall<Name extends string>(requestId: string): RequestCall<Name> {
  const { connection } = useStore()
  const [busy, setBusy] = useState<Name | null>(null)
  const [refusal, setRefusal] = useActRefusal()
  const [refusedAbout, setRefusedAbout] = useState(requestId)
  if (refusedAbout !== requestId) {
    // A bed's next request has nothing to do with what was refused about the last.
    setRefusedAbout(requestId)
    setRefusal(null)
  }
  return {
    busy,
    refusal,
    async call(name, below, options) {
      setBusy(name)
      setRefusal(null)
      const path = `/api/assistance-requests/${encodeURIComponent(requestId)}${below}`
      const answer = await callApi<RequestView>(path, options)
      setBusy(null)
      if (!answer.ok) setRefusal(answer.refusal)
      if (answer.status === 401) connection.set({ state: 'signed-out', why: 'expired' })
      return answer.ok
    },
  }
}
