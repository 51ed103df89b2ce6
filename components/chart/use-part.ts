'use client'

import useSWR from 'swr'
import type { Refusal } from '@/lib/errors'
import { useChart } from './chart-context'
import { useChartCall } from './use-chart-call'

/** One part of a chart; after a failure the earlier value stays. */
export interface Part<T> {
  readonly value: T | undefined
  /** When the value was fetched, by this browser's clock. */
  readonly at: number | undefined
  readonly refusal: Refusal | undefined
  readonly busy: boolean
  readonly reload: () => Promise<unknown>
}

/** Fetches a part of the open chart, at first and on `reload`; nothing without a path. */
export function usePart<T>(path: string): Part<T> {
  const { bedId, patient } = useChart()
  const call = useChartCall()
  const { data, error, isValidating, mutate } = useSWR<{ value: T; at: number }, Refusal>(
    ['chart', bedId, patient.id, path],
    async () => {
      const answer = await call<T>(path)
      if (!answer.ok) throw answer.refusal
      return { value: answer.value, at: Date.now() }
    },
    { revalidateOnFocus: false, revalidateOnReconnect: false, shouldRetryOnError: false },
  )
  return { value: data?.value, at: data?.at, refusal: error, busy: isValidating, reload: () => mutate() }
}
