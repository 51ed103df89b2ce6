'use client'

import { useEffect } from 'react'
import { useLocale } from 'use-intl'

/** Phone numbers change seldom, and a board stays open for weeks. */
const REFRESH_MS = 3_600_000

/**
 * Caches the contact sheet and the offline page in the reader's language, where the browser allows service workers
 * (https, or localhost).
 */
export function CacheContacts() {
  const locale = useLocale()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another sheet and another offline page.
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const keep = async () => {
      const registration = await navigator.serviceWorker.register('/sw.js')
      await navigator.serviceWorker.ready
      registration.active?.postMessage('keep-contacts')
    }
    // A failure is retried at the next interval; the board does not need the cache.
    const tryToKeep = () => void keep().catch(() => undefined)
    tryToKeep()
    const again = setInterval(tryToKeep, REFRESH_MS)
    return () => clearInterval(again)
  }, [locale])
  return null
}
