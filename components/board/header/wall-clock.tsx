'use client'

import { useTime } from '@/components/feed/feed-context'
import { minuteTime } from '../clock-time'

/** The time of day, by the server's clock. */
export function WallClock() {
  const time = useTime(minuteTime)
  return <p className="px-2 text-3xl font-semibold tracking-tight text-ink-soft">{time}</p>
}
