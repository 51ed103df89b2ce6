'use client'

import useSWR from 'swr'
import { loadForSwr } from '@/components/feed/load-for-swr'
import type { Refusal } from '@/lib/errors'
import type { Contradiction } from '@/lib/layout/contradictions'
import type { Layout } from '@/lib/layout/types'

/** How often (ms) other users' changes and Solo's state are loaded. */
const REFRESH_MS = 15_000

export const useLayout = () =>
  useSWR<Layout, Refusal>('/api/layout', loadForSwr, { refreshInterval: REFRESH_MS, keepPreviousData: true })

export const useContradictions = () =>
  useSWR<readonly Contradiction[], Refusal>('/api/layout/contradictions', loadForSwr, {
    refreshInterval: REFRESH_MS,
    keepPreviousData: true,
  })
