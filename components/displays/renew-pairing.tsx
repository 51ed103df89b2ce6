'use client'

import { useEffect } from 'react'
import { callApi } from '@/components/feed/http'

const DAY_MS = 24 * 3_600_000

/** Has a paired screen's cookie made new: with each load of the page, and daily on one that is never loaded again. */
export function RenewPairing() {
  useEffect(() => {
    // Whatever comes of it: the board itself notices when the session is over.
    const renew = () => void callApi('/api/displays/own', { method: 'POST' })
    renew()
    const timer = setInterval(renew, DAY_MS)
    return () => clearInterval(timer)
  }, [])
  return null
}
