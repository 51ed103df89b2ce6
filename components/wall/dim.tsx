'use client'

import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { isUnclaimed } from '@/lib/board/waiting'
import { isNight } from '@/lib/board/wall-turns'
import { NightDim } from './night-dim'

/**
 * Dims the wall at night, by its own time of day, and wakes it while somebody waits. `?dim=on` and `?dim=off` in the
 * address decide for good, for a dark corridor or a bright one.
 */
export function WallDim() {
  const night = useTime((now) => isNight(new Date(now)))
  const waiting = useObservable(useStore().queue).some(({ status }) => isUnclaimed(status))
  return <NightDim night={night} awake={waiting} />
}
