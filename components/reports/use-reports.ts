import { useMemo } from 'react'
import { useLoaded } from '@/components/feed/use-loaded'
import type { Refusal } from '@/lib/errors'
import { isPending, type ReportList } from '@/lib/reports/types'

const PATH = '/api/reports'
/** The server asks Solo as often as this. */
const POLL_MS = 2_000

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
  const { data, at, refusal, refresh } = useLoaded<ReportList>(PATH, (latest) =>
    latest?.reports.some(isPending) ? POLL_MS : 0,
  )
  const list = useMemo(
    () => (data && at !== undefined ? { ...data, offset: data.serverTime - at } : undefined),
    [data, at],
  )
  return { list, refusal, refresh }
}
