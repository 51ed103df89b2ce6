import { useSyncExternalStore } from 'react'
import { actingUser } from '@/components/feed/acting-user'

/** Kept as long as the browser, so that a charge nurse does not see the same chart as new twice; by user, because charge nurses share browsers. */
const PREFIX = 'lantern.opened-charts.seen.'
/** Sent within this page; the browser itself tells its other pages. */
const CHANGED = 'lantern:opened-charts-seen'

const key = () => `${PREFIX}${actingUser() ?? ''}`

/** Returns up to which moment (server time, ms) the user has seen the opened charts in this browser; 0: none yet. */
export const readSeen = (): number => Number(window.localStorage.getItem(key())) || 0

/** Notes that the user has seen the charts opened up to `at` (server time, ms) in this browser. */
export function markSeen(at: number): void {
  if (at <= readSeen()) return
  window.localStorage.setItem(key(), String(at))
  window.dispatchEvent(new Event(CHANGED))
}

/** Returns the same as `readSeen`, and follows it. */
export const useSeen = (): number => useSyncExternalStore(subscribe, readSeen, () => 0)

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener)
  window.addEventListener('storage', listener)
  return () => {
    window.removeEventListener(CHANGED, listener)
    window.removeEventListener('storage', listener)
  }
}
