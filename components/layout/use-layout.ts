'use client'

import useSWR from 'swr'
import { callApi } from '@/components/feed/http'
import type { Refusal } from '@/lib/errors'
import type { Contradiction } from '@/lib/layout/contradictions'
import type { Layout } from '@/lib/layout/types'

/** How often (ms) other users' changes and Solo's state are loaded. */
const REFRESH_MS = 15_000

async function load<T>(path: string): Promise<T> {
  const answer = await callApi<T>(path)
  if (!answer.ok) throw answer.refusal
  return answer.value
}

export const useLayout = () =>
  useSWR<Layout, Refusal>('/api/layout', load, { refreshInterval: REFRESH_MS, keepPreviousData: true })

export const useContradictions = () =>
  useSWR<readonly Contradiction[], Refusal>('/api/layout/contradictions', load, {
    refreshInterval: REFRESH_MS,
    keepPreviousData: true,
  })
