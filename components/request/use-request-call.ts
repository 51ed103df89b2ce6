'use client'

import { useCallback, useState, useSyncExternalStore } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import { createObservables, type Observables } from '@/components/feed/observable'
import { useClearAfterOutage } from '@/components/feed/use-act-refusal'
import type { RequestView } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

/** How the last call about a request went; absent: well, or there was none. */
export interface CallState<Name> {
  /** The call that is under way. */
  readonly busy: Name | null
  /** Why the last call failed. */
  readonly refusal: Refusal | null
}

export interface RequestCall<Name> extends CallState<Name> {
  /** Calls a path below the request's own; the board's event then shows what it did. Returns whether it worked. */
  readonly call: (name: Name, below: string, options: Parameters<typeof callApi>[1]) => Promise<boolean>
  /** Forgets why the last call failed. */
  readonly forget: () => void
}

/** How calls went, by the request's id: a bed's next request has nothing to do with what was refused about the last. */
export type CallStates<Name> = Observables<CallState<Name>>

/**
 * Returns calls to the server about one request, and how the last one went.
 * @param above - keeps how calls went for components that may be taken away meanwhile; absent: this component keeps it
 */
export function useRequestCall<Name extends string>(
  requestId: string,
  above?: CallStates<Name> | null,
): RequestCall<Name> {
  const { connection } = useStore()
  const [own] = useState(() => createObservables<CallState<Name>>())
  const states = above ?? own
  const subscribe = useCallback(
    (listener: () => void) => states.subscribe(requestId, listener),
    [states, requestId],
  )
  const get = () => states.get(requestId)
  const state = useSyncExternalStore(subscribe, get, get)
  const forget = useCallback(() => void states.remove(requestId), [states, requestId])
  const refusal = state?.refusal ?? null
  useClearAfterOutage(refusal, forget)
  return {
    busy: state?.busy ?? null,
    refusal,
    forget,
    async call(name, below, options) {
      states.set(requestId, { busy: name, refusal: null })
      const path = `/api/assistance-requests/${encodeURIComponent(requestId)}${below}`
      const answer = await callApi<RequestView>(path, options)
      if (answer.ok) states.remove(requestId)
      else states.set(requestId, { busy: null, refusal: answer.refusal })
      if (answer.status === 401) connection.set({ state: 'signed-out', why: 'expired' })
      return answer.ok
    },
  }
}
