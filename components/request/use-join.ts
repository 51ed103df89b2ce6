'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { openTab } from '@/components/ui/new-tab'
import type { CallVia } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

export interface Join {
  readonly join: (via: CallVia) => Promise<void>
  readonly joining: CallVia | null
  readonly refusal: Refusal | null
  /** The call's link, where the browser would not open a tab for it. */
  readonly url: string | null
}

/** Opens the call in a new tab. The tab is opened within the tap, because a browser blocks one that comes later. */
export function useJoin(requestId: string, mrn: string): Join {
  const t = useTranslations('request')
  const [joining, setJoining] = useState<CallVia | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [url, setUrl] = useState<string | null>(null)
  const join = async (via: CallVia) => {
    const tab = openTab(t('join.busy'))
    setJoining(via)
    setRefusal(null)
    setUrl(null)
    const path = `/api/assistance-requests/${encodeURIComponent(requestId)}/join`
    const answer = await callApi<{ url: string }>(path, { method: 'POST', body: { via, mrn } })
    setJoining(null)
    if (!answer.ok) {
      tab?.close()
      setRefusal(answer.refusal)
      return
    }
    if (tab && !tab.closed) tab.location.replace(answer.value.url)
    else setUrl(answer.value.url)
  }
  return { join, joining, refusal, url }
}
