'use client'

import { useCell, useStore, useTime } from '@/components/feed/feed-context'
import { clockTime, minuteTime } from '../clock-time'

/** The time of day, by the server's clock. */
export function WallClock() {
  const time = useTime(minuteTime)
  return <p className="px-2 text-4xl font-semibold tracking-tight text-ink">{time}</p>
}

/** When this was last known to be current. */
export function LastNews() {
  const at = useCell(useStore().newsAt)
  if (at === null) return null
  return <p className="px-1 text-sm text-ink-soft max-lg:hidden">Updated {clockTime(at)}</p>
}
