import useSWR from 'swr'
import { callApi } from '@/components/feed/http'
import type { Refusal } from '@/lib/errors'
import { isPending, type ReportList } from '@/lib/reports/types'

const PATH = '/api/reports'
/** The server asks Solo as often as this. */
const POLL_MS = 2_000
const RETRY_MS = 3_000

/** A list as it arrived. */
export interface ArrivedList extends ReportList {
  /** Server time minus this browser's, ms. */
  readonly offset: number
}

export interface Reports {
  readonly list: ArrivedList | undefined
  /** Why the list is missing or out of date. The hook keeps trying. */
  readonly refusal: Refusal | undefined
  refresh(): Promise<unknown>
}

/** Loads the list of reports, and polls it while a report is pending and the page is visible. */
export function useReports(): Reports {
  const { data, error, mutate } = useSWR<ArrivedList, Refusal>(PATH, fetchReports, {
    refreshInterval: (latest) => (latest?.reports.some(isPending) ? POLL_MS : 0),
    dedupingInterval: 500,
    onErrorRetry: (refusal, _key, _config, revalidate, { retryCount }) => {
      if (refusal.code === 'unauthenticated') window.location.assign('/sign-in?ended=expired')
      else if (refusal.code !== 'forbidden') setTimeout(() => void revalidate({ retryCount }), RETRY_MS)
    },
  })
  return { list: data, refusal: error, refresh: () => mutate().catch(() => undefined) }
}

/** Throws the refusal, because SWR expects a throw and returns it as its error. */
async function fetchReports(path: string): Promise<ArrivedList> {
  const answer = await callApi<ReportList>(path)
  if (!answer.ok) throw answer.refusal
  return { ...answer.value, offset: answer.value.serverTime - Date.now() }
}
