'use client'

import { useCallback, useEffect, useState } from 'react'
import { isServerUp } from './wait-for-server'

/** The text says the same time (lib/words/en/recovery.ts). */
const RETRY_MS = 10_000

/** How a page that failed comes back. */
export interface Retry {
  /** The server did not answer the last time that it was asked. */
  readonly unserved: boolean
  /** Loads the page again if the server is up. */
  readonly again: () => void
}

/**
 * Loads a page that failed again once the server is up: no user stands before a wall. It loads the page instead of re-rendering it: after an
 * update the old code is gone. What says so may be gone with it, and does not have to be there for this.
 */
export function useRetry(): Retry {
  const [unserved, setUnserved] = useState(false)
  const again = useCallback(async () => {
    const served = await isServerUp()
    setUnserved(!served)
    if (served) window.location.reload()
  }, [])
  useEffect(() => {
    const timer = setInterval(() => void again(), RETRY_MS)
    return () => clearInterval(timer)
  }, [again])
  return { unserved, again: () => void again() }
}
