'use client'

import useSWR from 'swr'
import type { Refusal } from '@/lib/errors'
import { useChart } from './chart-context'
import { useChartCall } from './use-chart-call'

/** One part of a chart as far as it is there; after a failure what was there before stays. */
export interface Part<T> {
  readonly value: T | undefined
  /** When it was fetched, by this browser's clock. */
  readonly at: number | undefined
  readonly refusal: Refusal | undefined
  readonly busy: boolean
  readonly reload: () => Promise<unknown>
}

/** Fetches a part of the open chart, now and whenever it is asked to; nothing without a path. */
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
