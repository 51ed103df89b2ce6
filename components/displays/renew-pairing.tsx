'use client'

import { useEffect } from 'react'
import { callApi } from '@/components/feed/http'

const DAY_MS = 24 * 3_600_000

/** Renews a paired screen's cookie: with each load of the page, and daily. */
export function RenewPairing() {
  useEffect(() => {
    // A failure needs no handling: the board notices the end of the session.
    const renew = () => void callApi('/api/displays/own', { method: 'POST' })
    renew()
    const timer = setInterval(renew, DAY_MS)
    return () => clearInterval(timer)
  }, [])
  return null
}
