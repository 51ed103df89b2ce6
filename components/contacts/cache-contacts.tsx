'use client'

import { useEffect } from 'react'
import { useLocale } from 'use-intl'

/** Phone numbers change seldom, and a board stays open for weeks. */
const REFRESH_MS = 3_600_000

/** Has this device keep the contact sheet and the offline page in its reader's language, where the browser lets it (https, or the machine itself). */
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
    // What cannot be kept now is tried again; the board needs none of it.
    const tryToKeep = () => void keep().catch(() => undefined)
    tryToKeep()
    const again = setInterval(tryToKeep, REFRESH_MS)
    return () => clearInterval(again)
  }, [locale])
  return null
}
