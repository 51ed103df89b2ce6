'use client'

import { useEffect, useState } from 'react'
import { useCell, useStore, useTime } from '@/components/feed/feed-context'
import { isUnclaimed } from '@/lib/board/waiting'
import { isNight } from '@/lib/board/wall-turns'

/**
 * Dims the wall at night, by its own time of day, and wakes it while somebody waits. `?dim=on` and `?dim=off` in the
 * address decide for good, for a dark corridor or a bright one.
 */
export function WallDim() {
  const night = useTime((now) => isNight(new Date(now)))
  const waiting = useCell(useStore().queue).some(({ status }) => isUnclaimed(status))
  const [chosen] = useState(() =>
    typeof window === 'undefined' ? null : new URLSearchParams(window.location.search).get('dim'),
  )
  const dim = chosen === 'on' || (chosen !== 'off' && night && !waiting)
  useEffect(() => {
    document.documentElement.toggleAttribute('data-dim', dim)
    return () => document.documentElement.removeAttribute('data-dim')
  }, [dim])
  return null
}
