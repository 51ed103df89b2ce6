'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { openTab } from '@/components/ui/new-tab'
import type { CallVia } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'
import { postJoin } from './post-join'

export interface Join {
  readonly join: (via: CallVia) => Promise<void>
  readonly joining: CallVia | null
  /** Joining takes longer than it should. */
  readonly slow: boolean
  readonly refusal: Refusal | null
  /** The way that was refused: Solo or Teams. */
  readonly refusedVia: CallVia | null
  /** The call's link, where the browser blocked the new tab. */
  readonly url: string | null
}

const SLOW_AFTER_MS = 3_000

export interface JoinParts {
  readonly requestId: string
  /** Of the patient that the nurse sees in the bed. */
  readonly mrn: string
  /** Whether the request is the user's own to join. */
  readonly may: boolean
  /** A call by Solo opens in this tab: the page is the one of a call already. */
  readonly here?: boolean
}

/**
 * Opens the call in a new tab. The tab opens within the tap, because browsers block a later one. Belongs to what stays on the
 * screen when the user loses the request: a tab that closes without a word looks like a fault.
 */
export function useJoin({ requestId, mrn, may, here = false }: JoinParts): Join {
  const t = useTranslations('request')
  const [joining, setJoining] = useState<CallVia | null>(null)
  const [slow, setSlow] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const [refusedVia, setRefusedVia] = useState<CallVia | null>(null)
  const [url, setUrl] = useState<string | null>(null)
  const [could, setCould] = useState(may)
  if (could !== may) {
    setCould(may)
    // What was refused was a claim before this one.
    if (may) setRefusal(null)
  }
  const join = async (via: CallVia) => {
    const isHere = here && via === 'solo'
    const tab = isHere ? null : openTab(t('join.busy'))
    setJoining(via)
    setRefusal(null)
    setUrl(null)
    const turnsSlow = setTimeout(() => setSlow(true), SLOW_AFTER_MS)
    const answer = await postJoin(requestId, via, mrn)
    clearTimeout(turnsSlow)
    setSlow(false)
    setJoining(null)
    if (!answer.ok) {
      tab?.close()
      setRefusal(answer.refusal)
      setRefusedVia(via)
      return
    }
    if (isHere) window.location.assign(answer.value.url)
    else if (tab && !tab.closed) tab.location.replace(answer.value.url)
    else setUrl(answer.value.url)
  }
  return { join, joining, slow, refusal, refusedVia: refusal && refusedVia, url }
}
