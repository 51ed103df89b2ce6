'use client'

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { useFeed } from '@/components/feed/feed-context'
import { useBoardSession } from '@/components/session/session-context'
import { createOwnUnit, type OwnUnit } from './own-unit'
import { createShown, type Shown } from './shown'
import { useAddress } from './use-address'

const ShownContext = createContext<Shown | null>(null)
const OwnUnitContext = createContext<OwnUnit | null>(null)

/** Everything below shows of the board what the page's address asks for. */
export function ViewProvider({ children }: { children: ReactNode }) {
  const { actor } = useBoardSession()
  const { store, clock } = useFeed()
  const address = useAddress()
  const shown = useMemo(() => createShown(store, clock, address), [store, clock, address])
  useEffect(() => shown.follow(), [shown])
  const [ownUnit, setOwnUnit] = useState<OwnUnit | null>(null)
  // Only in the browser, after the first paint: the server knows the cookie, but not what was chosen since.
  useEffect(() => setOwnUnit(actor.role === 'bedside' ? createOwnUnit() : null), [actor.role])
  return (
    <ShownContext value={shown}>
      <OwnUnitContext value={ownUnit}>{children}</OwnUnitContext>
    </ShownContext>
  )
}

/** What the view shows of the board. Throws outside a ViewProvider. */
export function useShown(): Shown {
  const shown = use(ShownContext)
  if (!shown) throw new Error('useShown needs a ViewProvider around it.')
  return shown
}

/** The unit of this workstation; null for roles that have none. */
export const useOwnUnit = (): OwnUnit | null => use(OwnUnitContext)
