'use client'

import useSWR from 'swr'
import { callApi } from '@/components/feed/http'
import type { DisplayList } from '@/lib/board/display'
import type { Refusal } from '@/lib/errors'

const REFRESH_MS = 5_000

/** Returns every paired display, refreshed every few seconds. */
export function useDisplays() {
  const { data, error, mutate } = useSWR<DisplayList, Refusal>('/api/displays', fetchDisplays, {
    refreshInterval: REFRESH_MS,
    shouldRetryOnError: false,
  })
  return { list: data, refusal: error, again: () => void mutate() }
}

/** Throws the refusal, as SWR expects. */
async function fetchDisplays(path: string): Promise<DisplayList> {
  const answer = await callApi<DisplayList>(path)
  if (!answer.ok) throw answer.refusal
  return answer.value
}
