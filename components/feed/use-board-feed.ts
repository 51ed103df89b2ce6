'use client'

import { useEffect, useMemo } from 'react'
import { io } from 'socket.io-client'
import useSWR from 'swr'
import { reloadWhenServed } from '@/components/recovery/when-served'
import type { BoardSnapshot } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'
import { type BoardStore, createBoardStore } from './board-store'
import { type Clock, createClock } from './clock'
import { followBuilding } from './follow'
import { callApi } from './http'
import type { BoardSocket } from './line'

export interface BoardFeed {
  readonly store: BoardStore
  readonly clock: Clock
  /** Why there is no snapshot yet; it goes on trying. */
  readonly refusal: Refusal | null
}

/** Follows one building's board (by id or name; the first when null): a snapshot, then its events, for ever. */
export function useBoardFeed(building: string | null): BoardFeed {
  const clock = useMemo(() => createClock(), [])
  // A new building starts from nothing: another one's beds under its name would be worse than a moment of emptiness.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `building` is what makes the store a different one.
  const store = useMemo(() => createBoardStore(clock), [building, clock])
  const path = building === null ? '/api/board' : `/api/board?building=${encodeURIComponent(building)}`
  const { data, error, mutate } = useSWR<BoardSnapshot, Refusal>(path, fetchSnapshot, {
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    errorRetryInterval: 2_000,
    onErrorRetry: (refusal, _key, _config, revalidate, { retryCount }) => {
      if (refusal.code === 'unauthenticated') store.connection.set({ state: 'signed-out', why: 'expired' })
      else setTimeout(() => void revalidate({ retryCount }), 1_000 + Math.random() * 2_000)
    },
  })

  useEffect(() => {
    if (data) store.load(data)
  }, [data, store])

  useEffect(() => {
    const unsubscribe = clock.subscribe(store.refreshQueue)
    const stop = clock.start()
    return () => {
      unsubscribe()
      stop()
    }
  }, [clock, store])

  const buildingId = data?.building.id ?? null
  useEffect(() => {
    if (buildingId === null) return
    const socket: BoardSocket = io({
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
    })
    const refetch = async () => {
      const snapshot = await mutate().catch(() => undefined)
      if (snapshot) store.load(snapshot, true)
      return snapshot !== undefined
    }
    // A paired screen may show something else now, or hangs elsewhere; what it has in memory is not to stay there.
    socket.on('display:changed', reloadWhenServed)
    const following = followBuilding({ store, clock, socket, building: buildingId, refetch })
    // A display that slept, or a hidden tab whose timers stood still, must not look fresh for one second.
    const woken = () => {
      clock.tick()
      following.check()
    }
    document.addEventListener('visibilitychange', woken)
    window.addEventListener('pageshow', woken)
    window.addEventListener('online', woken)
    return () => {
      document.removeEventListener('visibilitychange', woken)
      window.removeEventListener('pageshow', woken)
      window.removeEventListener('online', woken)
      following.stop()
      socket.disconnect()
    }
  }, [buildingId, clock, mutate, store])

  return { store, clock, refusal: data ? null : (error ?? null) }
}

/** For SWR, which expects a throw; it hands the refusal on as its error. */
async function fetchSnapshot(path: string): Promise<BoardSnapshot> {
  const answer = await callApi<BoardSnapshot>(path)
  if (!answer.ok) throw answer.refusal
  return answer.value
}
