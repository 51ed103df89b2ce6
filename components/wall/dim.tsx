'use client'

import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { isUnclaimed } from '@/lib/board/waiting'
import { isNight } from '@/lib/board/wall-turns'
import { NightDim } from './night-dim'

/**
 * Dims the wall at night, by its own time of day, except while a patient waits. `?dim=on` and `?dim=off` in the address
 * always win, for a dark or a bright corridor.
 */
export function WallDim() {
  const night = useTime((now) => isNight(new Date(now)))
  const waiting = useObservable(useStore().queue).some(({ status }) => isUnclaimed(status))
  return <NightDim night={night} awake={waiting} />
}
