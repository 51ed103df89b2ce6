'use client'

import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'
import { useObservable } from '@/components/feed/feed-context'
import type { Attempt } from '@/components/outbox/outbox'
import type { BedsideView } from '@/lib/bedside/view'
import type { BedsideFeed } from './use-bedside-feed'
import type { DeviceServices } from './use-device-services'

/** What the components of the page share. */
export interface Bedside extends BedsideFeed, DeviceServices {
  readonly serial: string
}

const BedsideContext = createContext<Bedside | null>(null)

export function BedsideProvider({ bedside, children }: { bedside: Bedside; children: ReactNode }) {
  return <BedsideContext value={bedside}>{children}</BedsideContext>
}

/** Returns what the components of the page share. Throws outside a BedsideProvider. */
export function useBedside(): Bedside {
  const bedside = use(BedsideContext)
  if (!bedside) throw new Error('useBedside needs a BedsideProvider around it.')
  return bedside
}

/** Returns the server's last view of the bed; null before the first answer. */
export const useView = (): BedsideView | null => useObservable(useBedside().store.view)

/** Returns the latest attempt at this device that is not settled, or null. */
export const useAttemptHere = (): Attempt<BedsideView> | null =>
  useObservable(useBedside().outbox.attempts).at(-1) ?? null

/**
 * Returns a value that depends on the time. `read` gets server time (ms) and returns a text, number or boolean; the
 * component re-renders only when that result changes.
 */
export function useBedsideTime<T extends string | number | boolean | null>(read: (now: number) => T): T {
  const { clock } = useBedside()
  const get = () => read(clock.now())
  return useSyncExternalStore(clock.subscribe, get, get)
}
