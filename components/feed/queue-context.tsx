'use client'

import { createContext, type ReactNode, use, useCallback, useSyncExternalStore } from 'react'
import type { Bed } from '@/lib/board/types'
import type { QueueStore } from './queue-store'

const QueueContext = createContext<QueueStore | null>(null)

export function QueueProvider({ queue, children }: { queue: QueueStore | null; children: ReactNode }) {
  return <QueueContext value={queue}>{children}</QueueContext>
}

/** Returns the queue of all buildings; null for roles without one. */
export const useQueueIfAny = (): QueueStore | null => use(QueueContext)

/** Returns the queue of all buildings. Throws where there is none. */
export function useQueue(): QueueStore {
  const queue = use(QueueContext)
  if (!queue) throw new Error('useQueue needs a QueueProvider with a queue around it.')
  return queue
}

/** Returns one bed of the queue; re-renders for this bed's events only. */
export function useQueuedBed(id: string): Bed | undefined {
  const { beds } = useQueue()
  const subscribe = useCallback((listener: () => void) => beds.subscribe(id, listener), [beds, id])
  const get = () => beds.get(id)
  return useSyncExternalStore(subscribe, get, get)
}
