'use client'

import { useEffect, useMemo } from 'react'
import type { QueueSnapshot } from '@/lib/board/queue-all'
import type { Clock } from './clock'
import { callApi } from './http'
import { openSocket } from './open-socket'
import { createQueueStore, type QueueStore } from './queue-store'
import { subscribeToQueue } from './queue-subscription'

/**
 * Subscribes to the open requests of all buildings over a separate socket, so that showing another building does not
 * interrupt it. Null for roles without a queue.
 */
export function useQueueFeed(wanted: boolean, clock: Clock): QueueStore | null {
  const store = useMemo(() => (wanted ? createQueueStore(clock) : null), [wanted, clock])
  useEffect(() => {
    if (!store) return
    const socket = openSocket()
    const refetch = async () => {
      const answer = await callApi<QueueSnapshot>('/api/queue')
      if (answer.ok) store.load(answer.value)
      return answer.ok
    }
    const subscription = subscribeToQueue({ store, clock, socket, refetch })
    const unsubscribe = clock.subscribe(store.refresh)
    document.addEventListener('visibilitychange', subscription.check)
    window.addEventListener('pageshow', subscription.check)
    window.addEventListener('online', subscription.check)
    return () => {
      unsubscribe()
      document.removeEventListener('visibilitychange', subscription.check)
      window.removeEventListener('pageshow', subscription.check)
      window.removeEventListener('online', subscription.check)
      subscription.stop()
      socket.disconnect()
    }
  }, [store, clock])
  return store
}
