'use client'

import { useCallback, useState } from 'react'

/** Which building is shown, by id or name, and the way to another. Null: the first one. */
export function useShownBuilding(first: string | null) {
  const [building, setBuilding] = useState(first)
  const show = useCallback((next: string) => {
    setBuilding(next)
    // So that a reload, and a wall after a power cut, come back to the same building.
    window.history.replaceState(null, '', `?building=${encodeURIComponent(next)}`)
  }, [])
  return { building, show }
}
