'use client'

import { createContext, type ReactNode, use, useCallback, useSyncExternalStore } from 'react'
import type { Bed, EndedRequest } from '@/lib/board/types'
import type { BoardStore } from './board-store'
import type { Clock } from './clock'
import type { Observable } from './observable'

interface Feed {
  readonly store: BoardStore
  readonly clock: Clock
}

const FeedContext = createContext<Feed | null>(null)

export function FeedProvider({ feed, children }: { feed: Feed; children: ReactNode }) {
  return <FeedContext value={feed}>{children}</FeedContext>
}

/** Returns the board's store and clock. Throws outside a FeedProvider. */
export function useFeed(): Feed {
  const feed = use(FeedContext)
  if (!feed) throw new Error('useFeed needs a FeedProvider around it.')
  return feed
}

export const useStore = (): BoardStore => useFeed().store

/** Returns the value of an observable; re-renders when it changes. */
export const useObservable = <T,>(observable: Observable<T>): T =>
  useSyncExternalStore(observable.subscribe, observable.get, observable.get)

/** Returns one bed; re-renders for this bed's events only. */
export function useBed(id: string): Bed | undefined {
  const { beds } = useStore()
  const subscribe = useCallback((listener: () => void) => beds.subscribe(id, listener), [beds, id])
  const get = () => beds.get(id)
  return useSyncExternalStore(subscribe, get, get)
}

/** Returns when Solo was last asked about a bed (server time, ms). */
export function useCheckedAt(id: string): number | undefined {
  const { checkedAt } = useStore()
  const subscribe = useCallback((listener: () => void) => checkedAt.subscribe(id, listener), [checkedAt, id])
  const get = () => checkedAt.get(id)
  return useSyncExternalStore(subscribe, get, get)
}

/** Returns whether Solo and the board differ about a bed. */
export function useContradicted(id: string): boolean {
  const { contradictions } = useStore()
  const subscribe = useCallback(
    (listener: () => void) => contradictions.subscribe(id, listener),
    [contradictions, id],
  )
  const get = () => contradictions.get(id) !== undefined
  return useSyncExternalStore(subscribe, get, get)
}

/** Returns how the last request at a bed ended, if this display received that event. */
export function useEnded(id: string): EndedRequest | undefined {
  const { ended } = useStore()
  const subscribe = useCallback((listener: () => void) => ended.subscribe(id, listener), [ended, id])
  const get = () => ended.get(id)
  return useSyncExternalStore(subscribe, get, get)
}

/**
 * Returns a value that depends on the time. `read` gets server time (ms) and returns a text, number or boolean; the
 * component re-renders only when that result changes, not every second.
 */
export function useTime<T extends string | number | boolean | null>(read: (now: number) => T): T {
  const { clock } = useFeed()
  const get = () => read(clock.now())
  return useSyncExternalStore(clock.subscribe, get, get)
}
