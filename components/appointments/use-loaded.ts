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
  /** The last that arrived, also while `refusal` says why there is nothing newer. */
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

/** What GET `path` answers, looked at again whenever the page comes into sight; nothing for null. It goes on trying. */
export function useLoaded<T>(
  path: string | null,
  refreshInterval: (latest: T | undefined) => number = () => 0,
): Loaded<T> {
  const { data, error, mutate } = useSWR<Arrived<T>, Refusal>(path, load<T>, {
    refreshInterval: (latest?: Arrived<T>) => refreshInterval(latest?.value),
    // Who comes back to a day reads it anew, however soon: what was just read may be booked or free again by now.
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

/** A full load, so that nothing of the session stays in memory. */
export function leaveIfSignedOut(refusal: Refusal): boolean {
  if (refusal.code !== 'unauthenticated') return false
  window.location.assign('/sign-in?ended=expired')
  return true
}

/** For SWR, which expects a throw; it hands the refusal on as its error. */
async function load<T>(path: string): Promise<Arrived<T>> {
  const answer = await callApi<T>(path)
  if (!answer.ok) throw answer.refusal
  return { value: answer.value, at: Date.now() }
}
