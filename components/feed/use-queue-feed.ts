'use client'

import { useEffect, useMemo } from 'react'
import { lockEpoch } from '@/components/ui/page-lock'
import type { QueueSnapshot } from '@/lib/board/queue-all'
import type { Clock } from './clock'
import { followLock } from './follow-lock'
import { callApi } from './http'
import { openSocket } from './open-socket'
import { createQueueStore, type QueueStore } from './queue-store'
import { subscribeToQueue } from './queue-subscription'

/**
 * Subscribes a board to the open requests of all buildings over a separate socket, so that showing another building does
 * not interrupt it. Null for roles without a queue.
 */
export function useQueueFeed(wanted: boolean, clock: Clock): QueueStore | null {
  const store = useMemo(() => (wanted ? createQueueStore(clock) : null), [wanted, clock])
  useSubscription(store, clock, false)
  return store
}

/** Subscribes a page without a board to the open requests of all buildings, and notices the end of its session. */
export function usePageQueueFeed(clock: Clock): QueueStore {
  const store = useMemo(() => createQueueStore(clock), [clock])
  useSubscription(store, clock, true)
  return store
}

function useSubscription(store: QueueStore | null, clock: Clock, noticesSessionEnd: boolean): void {
  useEffect(() => {
    if (!store) return
    const socket = openSocket()
    const refetch = async () => {
      const epoch = lockEpoch()
      const answer = await callApi<QueueSnapshot>('/api/queue')
      // That of a locked session must not replace the one that was fetched after the page was unlocked.
      if (!answer.ok || epoch !== lockEpoch()) return false
      store.load(answer.value)
      return true
    }
    const subscription = subscribeToQueue({ store, clock, socket, refetch, noticesSessionEnd })
    const unfollow = followLock(socket, store, subscription.refetch)
    const unsubscribe = clock.subscribe(store.refresh)
    document.addEventListener('visibilitychange', subscription.check)
    window.addEventListener('pageshow', subscription.check)
    window.addEventListener('online', subscription.check)
    return () => {
      unsubscribe()
      document.removeEventListener('visibilitychange', subscription.check)
      window.removeEventListener('pageshow', subscription.check)
      window.removeEventListener('online', subscription.check)
      unfollow()
      subscription.stop()
      socket.disconnect()
    }
  }, [store, clock, noticesSessionEnd])
}
