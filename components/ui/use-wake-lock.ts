'use client'

import { useEffect } from 'react'

/**
 * Keeps the screen awake while the component is mounted (Screen Wake Lock, W3C). The browser lets go of it when the page is hidden,
 * so it is taken again when the page is shown. Where the browser has none, the device's own settings decide.
 */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let over = false
    const take = async () => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return
      // Refused on a low battery: nothing to do about it.
      const taken = await navigator.wakeLock.request('screen').catch(() => null)
      if (over) void taken?.release()
      else lock = taken
    }
    const onVisible = () => void take()
    onVisible()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', onVisible)
      void lock?.release()
    }
  }, [])
}
