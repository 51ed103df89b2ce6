'use client'

import { useState } from 'react'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { postJoin } from '@/components/join/post-join'
import type { Refusal } from '@/lib/errors'

export interface Knock {
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly knock: () => Promise<void>
}

/** Returns the function that joins the call again from its own page, which knocks at the bed. Only another call loads a page. */
export function useKnock(requestId: string, mrn: string): Knock {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  return {
    busy,
    refusal,
    async knock() {
      setBusy(true)
      setRefusal(null)
      const answer = await postJoin(requestId, 'solo', mrn)
      setBusy(false)
      if (!answer.ok) return setRefusal(answer.refusal)
      if (new URL(answer.value.url).pathname !== window.location.pathname) {
        window.location.assign(answer.value.url)
      }
    },
  }
}
