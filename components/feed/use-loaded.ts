import { useEffect } from 'react'
import useSWR, { useSWRConfig } from 'swr'
import { isLocked, onLockChange } from '@/components/ui/page-lock'
import type { ErrorCode, Refusal } from '@/lib/errors'
import { leaveSignedOut } from './leave-signed-out'
import { loadForSwr } from './load-for-swr'

const RETRY_MS = 3_000
const MAY_PASS: ReadonlySet<ErrorCode> = new Set([
  'upstream_unavailable',
  'database_unavailable',
  'starting',
  'internal',
  'session_locked',
])

export interface Loaded<T> {
  /** The last data that arrived, also while `refusal` says why there is nothing newer. */
  readonly data: T | undefined
  readonly refusal: Refusal | undefined
  /** When `data` arrived, ms. */
  readonly at: number | undefined
  refresh(): Promise<unknown>
  /** Takes data that another call has brought, such as the answer to a change. */
  put(data: T): void
}

interface Arrived<T> {
  readonly value: T
  readonly at: number
}

/**
 * Loads GET `path`, again whenever the page becomes visible, every `refreshInterval` (ms), and after a failure; SWR itself does not poll
 * while its cache holds an error. Loads nothing for null. While the screen is locked it waits for the unlock: what a lock refuses leaves a
 * row in the audit trail each time.
 * @param keepPreviousData - whether the data of the path before stays until that of another arrives
 */
export function useLoaded<T>(
  path: string | null,
  refreshInterval: (latest: T | undefined) => number = () => 0,
  { keepPreviousData = false }: { readonly keepPreviousData?: boolean } = {},
): Loaded<T> {
  const { isPaused } = useSWRConfig()
  const { data, error, mutate } = useSWR<Arrived<T>, Refusal>(path, load<T>, {
    refreshInterval: (latest?: Arrived<T>) => refreshInterval(latest?.value),
    // A user who returns to a day gets it loaded again, however soon: its slots may have been booked or freed meanwhile.
    dedupingInterval: 0,
    keepPreviousData,
    isPaused: () => isLocked() || isPaused(),
    onErrorRetry: (refusal, _key, _config, revalidate, { retryCount }) => {
      if (leaveIfSignedOut(refusal) || !MAY_PASS.has(refusal.code)) return
      setTimeout(() => void revalidate({ retryCount }), RETRY_MS)
    },
  })
  useEffect(
    () =>
      onLockChange(() => {
        if (!isLocked()) void mutate().catch(() => undefined)
      }),
    [mutate],
  )
  return {
    data: data?.value,
    at: data?.at,
    refusal: error,
    refresh: () => mutate().catch(() => undefined),
    put: (value) => void mutate({ value, at: Date.now() }, { revalidate: false }),
  }
}

/** Leaves for the sign-in page where the session has ended, by a full load, so that nothing of the session stays in memory. */
export function leaveIfSignedOut(refusal: Refusal): boolean {
  if (refusal.code !== 'unauthenticated') return false
  leaveSignedOut('expired')
  return true
}

const load = async <T>(path: string): Promise<Arrived<T>> => ({
  value: await loadForSwr<T>(path),
  at: Date.now(),
})
