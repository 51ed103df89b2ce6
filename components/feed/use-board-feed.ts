'use client'

import { useEffect, useMemo } from 'react'
import { reloadWhenServerUp } from '@/components/recovery/wait-for-server'
import type { Refusal } from '@/lib/errors'
import { type BoardStore, createBoardStore } from './board-store'
import { subscribeToBoard } from './board-subscription'
import { type Clock, createClock } from './clock'
import { followLock } from './follow-lock'
import { createBoardLoader } from './load-board'
import { openSocket } from './open-socket'
import { useFirstSnapshot } from './use-first-snapshot'

export interface BoardFeed {
  readonly store: BoardStore
  readonly clock: Clock
  /** Why there is no snapshot yet; the feed keeps trying. */
  readonly refusal: Refusal | null
}

/** Subscribes to one building's board (by id or name; the first when null): a snapshot, then its events. */
export function useBoardFeed(building: string | null): BoardFeed {
  const clock = useMemo(() => createClock(), [])
  // A building starts empty, also when it is shown again: another building's beds, or its own of an hour ago, would be
  // worse than a moment of emptiness.
  const { store, loader } = useMemo(() => {
    const path = building === null ? '/api/board' : `/api/board?building=${encodeURIComponent(building)}`
    const store = createBoardStore(clock)
    return { store, loader: createBoardLoader(path, store) }
  }, [building, clock])
  const { buildingId, refusal } = useFirstSnapshot(loader, store)

  useEffect(() => {
    const unsubscribe = clock.subscribe(store.refreshQueue)
    const stop = clock.start()
    return () => {
      unsubscribe()
      stop()
    }
  }, [clock, store])

  useEffect(() => {
    if (buildingId === null) return
    const socket = openSocket()
    // A paired screen may have been moved or masked: what it has in memory must go.
    socket.on('display:changed', reloadWhenServerUp)
    const subscription = subscribeToBoard({
      store,
      clock,
      socket,
      building: buildingId,
      refetch: loader.again,
      leave: reloadWhenServerUp,
    })
    const unfollow = followLock(socket, store, subscription.refetch)
    // A display that slept, or a hidden tab whose timers stopped, must not look fresh for a second.
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
      unfollow()
      subscription.stop()
      socket.disconnect()
    }
  }, [buildingId, clock, loader, store])

  return { store, clock, refusal }
}
