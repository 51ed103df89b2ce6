'use client'

import { useState } from 'react'
import { type ApiAnswer, type ApiCall, callApi } from '@/components/feed/http'
import { useLoaded } from '@/components/feed/use-loaded'
import type { ChangedFactors, NewApp, OwnFactors } from '@/lib/board/factors'
import type { Refusal } from '@/lib/errors'

export interface Factors {
  /** Undefined until they are loaded. */
  readonly own: OwnFactors | undefined
  readonly refusal: Refusal | null
  readonly busy: boolean
  /** Recovery codes that were just made; null once they are kept. */
  readonly codes: readonly string[] | null
  /** Loads them again. */
  readonly load: () => Promise<unknown>
  /** Sends a change. @returns whether it was done */
  readonly change: (path: string, call: ApiCall) => Promise<boolean>
  /** Makes the key of an app, in place of one that was made before. @returns null where it was refused */
  readonly startApp: () => Promise<NewApp | null>
  readonly setOwn: (own: OwnFactors) => void
  readonly kept: () => void
}

/** Returns what the user signs in with besides the password. */
export const useOwnFactors = () => useLoaded<OwnFactors>('/api/account/factors')

/** Holds what the user signs in with besides the password, and changes it. */
export function useFactors(): Factors {
  const { data: own, put: setOwn, refusal: notLoaded, refresh: load } = useOwnFactors()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const send = async <T>(path: string, call: ApiCall): Promise<ApiAnswer<T>> => {
    setBusy(true)
    const answer = await callApi<T>(path, call)
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (!answer.ok && answer.refusal.code === 'proof_needed' && own) setOwn({ ...own, fresh: false })
    return answer
  }
  const change = async (path: string, call: ApiCall): Promise<boolean> => {
    const answer = await send<ChangedFactors>(path, call)
    if (answer.ok) {
      setOwn(answer.value.factors)
      if (answer.value.codes) setCodes(answer.value.codes)
    }
    return answer.ok
  }
  const startApp = async (): Promise<NewApp | null> => {
    const answer = await send<NewApp>('/api/account/authenticator', { method: 'POST' })
    return answer.ok ? answer.value : null
  }
  return {
    ...{ own, refusal: refusal ?? notLoaded ?? null, busy, codes },
    ...{ load, change, startApp, setOwn, kept: () => setCodes(null) },
  }
}
