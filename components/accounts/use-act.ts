'use client'

import { useState } from 'react'
import { type ApiCall, callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'

/** Sends one change, and holds whether it is under way and why it was refused. @returns whether it was done */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const act = async (path: string, call: ApiCall): Promise<boolean> => {
    setBusy(true)
    const answer = await callApi<unknown>(path, call)
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    return answer.ok
  }
  return { act, busy, refusal }
}
