'use client'

import { useState } from 'react'
import useSWR from 'swr'
import { type ApiCall, callApi } from '@/components/feed/http'
import { loadForSwr } from '@/components/feed/load-for-swr'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import type { SavedView } from '@/lib/board/saved-view'
import type { Refusal } from '@/lib/errors'

/** Returns the user's saved views and the functions that change them. Each returns whether it worked. */
export function useSavedViews() {
  const { data, error, mutate } = useSWR<readonly SavedView[], Refusal>('/api/views', loadForSwr, {
    shouldRetryOnError: false,
  })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const act = async (path: string, call: ApiCall): Promise<boolean> => {
    setBusy(true)
    const answer = await callApi<SavedView>(path, call)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) await mutate().catch(() => undefined)
    setBusy(false)
    return answer.ok
  }
  return {
    views: data,
    /** Why there is no list, or why the last change failed. */
    refusal: refusal ?? error ?? null,
    busy,
    save: (name: string, query: string) => act('/api/views', { method: 'POST', body: { name, query } }),
    rename: (id: string, name: string) => act(`/api/views/${id}`, { method: 'PUT', body: { name } }),
    remove: (id: string) => act(`/api/views/${id}`, { method: 'DELETE' }),
  }
}
