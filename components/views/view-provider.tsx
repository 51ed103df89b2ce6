'use client'

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { useFeed } from '@/components/feed/feed-context'
import { useBoardSession } from '@/components/session/session-context'
import { hasWorkplace } from '@/lib/board/own-unit'
import { createFilteredBeds, type FilteredBeds } from './filtered-beds'
import { createOwnUnit, type OwnUnit } from './own-unit'
import { useAddress } from './use-address'

const FilteredBedsContext = createContext<FilteredBeds | null>(null)
const OwnUnitContext = createContext<OwnUnit | null>(null)

/** Filters the board below it by the view in the page's address. */
export function ViewProvider({ children }: { children: ReactNode }) {
  const { actor } = useBoardSession()
  const { store, clock } = useFeed()
  const address = useAddress()
  const shown = useMemo(() => createFilteredBeds(store, clock, address), [store, clock, address])
  useEffect(() => shown.follow(), [shown])
  const [ownUnit, setOwnUnit] = useState<OwnUnit | null>(null)
  // Read in the browser after the first paint: the server knows the cookie, but not a later choice.
  useEffect(() => setOwnUnit(hasWorkplace(actor.role) ? createOwnUnit() : null), [actor.role])
  return (
    <FilteredBedsContext value={shown}>
      <OwnUnitContext value={ownUnit}>{children}</OwnUnitContext>
    </FilteredBedsContext>
  )
}

/** Returns the beds that the view shows. Throws outside a ViewProvider. */
export function useFilteredBeds(): FilteredBeds {
  const shown = use(FilteredBedsContext)
  if (!shown) throw new Error('useShown needs a ViewProvider around it.')
  return shown
}

/** Returns the unit of this workstation; null for roles without one. */
export const useOwnUnit = (): OwnUnit | null => use(OwnUnitContext)
