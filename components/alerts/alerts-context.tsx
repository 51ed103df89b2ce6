'use client'

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import type { BoardStore, Connection } from '@/components/feed/board-store'
import type { Clock } from '@/components/feed/clock'
import { useFeed } from '@/components/feed/feed-context'
import { createObservable, type Observable } from '@/components/feed/observable'
import { useQueueIfAny } from '@/components/feed/queue-context'
import { useBoardSession } from '@/components/session/session-context'
import type { Reader } from '@/lib/board/queue-all'
import type { Ringing } from '@/lib/sound/schedule'
import { type Alert, type BuildingAlerts, fromBoard, fromQueue, observeAlerts } from './alerts-for-me'

export interface AlertSources {
  readonly alerts: Observable<readonly Alert[]>
  /** What sounds: the alerts, and on a wall the emergencies of other buildings. */
  readonly ringing: Observable<readonly Ringing[]>
  readonly connection: Observable<Connection>
  /** The same for every tab of a browser that hears the same alerts; null where other tabs may hear others. */
  readonly sharedAs: string | null
}

const AlertsContext = createContext<AlertSources | null>(null)

export interface AlertsProviderProps {
  /** Where the alerts of a reader without a queue come from; `fromWall` for a wall. */
  readonly fromStore?: (store: BoardStore) => BuildingAlerts
  readonly children: ReactNode
}

/** Provides, once for the whole board, the requests that alert the reader. */
export function AlertsProvider({ fromStore = fromBoard, children }: AlertsProviderProps) {
  const { store, clock } = useFeed()
  const queue = useQueueIfAny()
  const { userId, role } = useBoardSession().actor
  const source = useMemo(() => (queue ? fromQueue(queue) : fromStore(store)), [queue, store, fromStore])
  return (
    <AlertsFrom source={source} clock={clock} userId={userId} role={role}>
      {children}
    </AlertsFrom>
  )
}

export interface AlertsFromProps extends Reader {
  readonly source: BuildingAlerts
  readonly clock: Clock
  readonly children: ReactNode
}

/** Provides the requests of `source` that alert a reader. */
export function AlertsFrom({ source, clock, userId, role, children }: AlertsFromProps) {
  const [sources, setSources] = useState<AlertSources | null>(null)
  useEffect(() => {
    const observed = observeAlerts({ userId, role }, source, clock)
    setSources({ ...observed, sharedAs: source.isWhole ? userId : null })
    return observed.stop
  }, [source, clock, userId, role])
  return <AlertsContext value={sources}>{children}</AlertsContext>
}

/** Returns the alerts and the connection they come over; null before the first effect has run. */
export const useAlertSource = (): AlertSources | null => use(AlertsContext)

const NONE = createObservable<readonly Alert[]>([])

/** Returns the requests that alert the reader; an empty list before the first effect has run. */
export const useAlerts = (): Observable<readonly Alert[]> => use(AlertsContext)?.alerts ?? NONE
