import useSWR from 'swr'
import { callApi } from '@/components/feed/http'
import type { ErrorCode, Refusal } from '@/lib/errors'

const RETRY_MS = 3_000
const MAY_PASS: ReadonlySet<ErrorCode> = new Set([
  'upstream_unavailable',
  'database_unavailable',
  'starting',
  'internal',
])

export interface Loaded<T> {
  /** The last data that arrived, also while `refusal` says why there is nothing newer. */
  readonly data: T | undefined
  readonly refusal: Refusal | undefined
  /** When `data` arrived, ms. */
  readonly at: number | undefined
  refresh(): Promise<unknown>
}

interface Arrived<T> {
  readonly value: T
  readonly at: number
}

/** Loads GET `path`, again whenever the page becomes visible, and retries; loads nothing for null. */
export function useLoaded<T>(
  path: string | null,
  refreshInterval: (latest: T | undefined) => number = () => 0,
): Loaded<T> {
  const { data, error, mutate } = useSWR<Arrived<T>, Refusal>(path, load<T>, {
    refreshInterval: (latest?: Arrived<T>) => refreshInterval(latest?.value),
    // A user who returns to a day gets it loaded again, however soon: its slots may have been booked or freed meanwhile.
    dedupingInterval: 0,
    onErrorRetry: (refusal, _key, _config, revalidate, { retryCount }) => {
      if (leaveIfSignedOut(refusal) || !MAY_PASS.has(refusal.code)) return
      setTimeout(() => void revalidate({ retryCount }), RETRY_MS)
    },
  })
  return {
    data: data?.value,
    at: data?.at,
    refusal: error,
    refresh: () => mutate().catch(() => undefined),
  }
}

/** Leaves for the sign-in page where the session has ended, by a full load, so that nothing of the session stays in memory. */
export function leaveIfSignedOut(refusal: Refusal): boolean {
  if (refusal.code !== 'unauthenticated') return false
  window.location.assign('/sign-in?ended=expired')
  return true
}

/** Throws the refusal, because SWR expects a throw and returns it as its error. */
async function load<T>(path: string): Promise<Arrived<T>> {
  const answer = await callApi<T>(path)
  if (!answer.ok) throw answer.refusal
  return { value: answer.value, at: Date.now() }
}
