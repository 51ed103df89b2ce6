'use client'

import { useEffect, useMemo } from 'react'
import useSWR from 'swr'
import { reloadWhenServerUp } from '@/components/recovery/wait-for-server'
import type { Refusal } from '@/lib/errors'
import { type BoardStore, createBoardStore } from './board-store'
import { subscribeToBoard } from './board-subscription'
import { type Clock, createClock } from './clock'
import { createBoardLoader } from './load-board'
import { newKey } from './new-key'
import { openSocket } from './open-socket'

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
  // worse than a moment of emptiness. So its key in SWR's cache is new each time, too.
  const { store, loader, key } = useMemo(() => {
    const path = building === null ? '/api/board' : `/api/board?building=${encodeURIComponent(building)}`
    const store = createBoardStore(clock)
    return { store, loader: createBoardLoader(path, store), key: `${path}#${newKey()}` }
  }, [building, clock])
  const { data: buildingId = null, error } = useSWR<string, Refusal>(key, loader.first, {
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    errorRetryInterval: 2_000,
    onErrorRetry: (refusal, _key, _config, revalidate, { retryCount }) => {
      if (refusal.code === 'unauthenticated') store.connection.set({ state: 'signed-out', why: 'expired' })
      else setTimeout(() => void revalidate({ retryCount }), 1_000 + Math.random() * 2_000)
    },
  })

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
      subscription.stop()
      socket.disconnect()
    }
  }, [buildingId, clock, loader, store])

  return { store, clock, refusal: buildingId === null ? (error ?? null) : null }
}
