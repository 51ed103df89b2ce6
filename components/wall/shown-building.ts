'use client'

import { useCallback, useState } from 'react'

/** Returns the building that is shown, by id or name (null: the first one), and the function that shows another. */
export function useShownBuilding(first: string | null) {
  const [building, setBuilding] = useState(first)
  const show = useCallback((next: string) => {
    setBuilding(next)
    // A reload, for example after a power cut, comes back to the same building.
    window.history.replaceState(null, '', `?building=${encodeURIComponent(next)}`)
  }, [])
  return { building, show }
}
