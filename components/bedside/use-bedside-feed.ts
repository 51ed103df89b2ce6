'use client'

import { useEffect, useMemo, useState } from 'react'
import { type Clock, createClock } from '@/components/feed/clock'
import { callApi } from '@/components/feed/http'
import { openSocket } from '@/components/feed/open-socket'
import { reloadWhenServerUp } from '@/components/recovery/wait-for-server'
import type { BedsideView } from '@/lib/bedside/view'
import { type BedsideStore, createBedsideStore } from './bedside-store'
import { subscribeToBedside } from './bedside-subscription'

export interface BedsideFeed {
  readonly store: BedsideStore
  readonly clock: Clock
  /** Loads the view at once, for example after an action at this device. */
  readonly refresh: () => Promise<void>
}

/** Subscribes to the bed that this browser is paired with, for the life of the page. */
export function useBedsideFeed(): BedsideFeed {
  const clock = useMemo(() => createClock(), [])
  const [store] = useState(createBedsideStore)
  const [feed, setFeed] = useState<BedsideFeed>({ store, clock, refresh: async () => {} })
  useEffect(() => {
    const stopClock = clock.start()
    const socket = openSocket()
    // The device may stand at another bed now.
    socket.on('display:changed', reloadWhenServerUp)
    const load = () => callApi<BedsideView>('/api/bedside')
    const subscription = subscribeToBedside({ store, clock, socket, load })
    setFeed({ store, clock, refresh: subscription.refresh })
    const woken = () => {
      clock.tick()
      subscription.check()
    }
    document.addEventListener('visibilitychange', woken)
    window.addEventListener('pageshow', woken)
    window.addEventListener('online', woken)
    return () => {
      document.removeEventListener('visibilitychange', woken)
      window.removeEventListener('pageshow', woken)
      window.removeEventListener('online', woken)
      subscription.stop()
      socket.disconnect()
      stopClock()
    }
  }, [clock, store])
  return feed
}
