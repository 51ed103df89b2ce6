'use client'

import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import type { Connection } from '@/components/feed/board-store'
import { useFeed } from '@/components/feed/feed-context'
import { createObservable, type Observable } from '@/components/feed/observable'
import { useQueueIfAny } from '@/components/feed/queue-context'
import { useBoardSession } from '@/components/session/session-context'
import { type Call, followCalls, fromBoard, fromQueue } from './alerts-for-me'

export interface Calling {
  readonly calls: Observable<readonly Call[]>
  readonly connection: Observable<Connection>
}

const CallsContext = createContext<Calling | null>(null)

/** Works out, once for the whole page, what calls whoever is at this display. */
export function CallsProvider({ children }: { children: ReactNode }) {
  const { store, clock } = useFeed()
  const queue = useQueueIfAny()
  const { userId, role } = useBoardSession().actor
  const [calling, setCalling] = useState<Calling | null>(null)
  useEffect(() => {
    const source = queue ? fromQueue(queue) : fromBoard(store)
    const following = followCalls({ userId, role }, source, clock)
    setCalling(following)
    return following.stop
  }, [queue, store, clock, userId, role])
  return <CallsContext value={calling}>{children}</CallsContext>
}

/** What calls the reader; null in the first moment. */
export const useCalling = (): Calling | null => use(CallsContext)

const NONE = createObservable<readonly Call[]>([])

/** The cell of what calls the reader; an empty one in the first moment. */
export const useCalls = (): Observable<readonly Call[]> => use(CallsContext)?.calls ?? NONE
