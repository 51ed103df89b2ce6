'use client'

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { useFeed } from '@/components/feed/feed-context'
import { useBoardSession } from '@/components/session/session-context'
import { createFilteredBeds, type FilteredBeds } from './filtered-beds'
import { createOwnUnit, type OwnUnit } from './own-unit'
import { useAddress } from './use-address'

const FilteredBedsContext = createContext<FilteredBeds | null>(null)
const OwnUnitContext = createContext<OwnUnit | null>(null)

/** Everything below shows of the board what the page's address asks for. */
export function ViewProvider({ children }: { children: ReactNode }) {
  const { actor } = useBoardSession()
  const { store, clock } = useFeed()
  const address = useAddress()
  const shown = useMemo(() => createFilteredBeds(store, clock, address), [store, clock, address])
  useEffect(() => shown.follow(), [shown])
  const [ownUnit, setOwnUnit] = useState<OwnUnit | null>(null)
  // Only in the browser, after the first paint: the server knows the cookie, but not what was chosen since.
  useEffect(() => setOwnUnit(actor.role === 'bedside' ? createOwnUnit() : null), [actor.role])
  return (
    <FilteredBedsContext value={shown}>
      <OwnUnitContext value={ownUnit}>{children}</OwnUnitContext>
    </FilteredBedsContext>
  )
}

/** What the view shows of the board. Throws outside a ViewProvider. */
export function useFilteredBeds(): FilteredBeds {
  const shown = use(FilteredBedsContext)
  if (!shown) throw new Error('useShown needs a ViewProvider around it.')
  return shown
}

/** The unit of this workstation; null for roles that have none. */
export const useOwnUnit = (): OwnUnit | null => use(OwnUnitContext)
