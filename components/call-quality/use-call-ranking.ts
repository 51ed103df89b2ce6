import useSWR from 'swr'
import { callApi } from '@/components/feed/http'
import type { CallRanking, RankedDays } from '@/lib/calls/ranking'
import type { Refusal } from '@/lib/errors'

/** Returns the ranking over the last days; the one of before stands while another is loaded. */
export function useCallRanking(days: RankedDays) {
  const path = `/api/call-quality?days=${days}`
  const { data, error, mutate } = useSWR<CallRanking, Refusal>(path, fetchRanking, {
    keepPreviousData: true,
    onError: ({ code }) => code === 'unauthenticated' && window.location.assign('/sign-in?ended=expired'),
    shouldRetryOnError: false,
  })
  return { ranking: data, refusal: error, again: () => void mutate() }
}

/** Throws the refusal, as SWR expects. */
async function fetchRanking(path: string): Promise<CallRanking> {
  const answer = await callApi<CallRanking>(path)
  if (!answer.ok) throw answer.refusal
  return answer.value
}
