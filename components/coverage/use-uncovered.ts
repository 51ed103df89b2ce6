'use client'

import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { uncovered } from '@/lib/board/coverage'
import { unitsOf } from '@/lib/board/unit'

export interface Uncovered {
  /** Units of this building that no nurse covers now. */
  readonly units: readonly string[]
  /** Whether no unit is covered. */
  readonly all: boolean
}

/** Returns the uncovered units of this building; null before the board is loaded. */
export function useUncovered(): Uncovered | null {
  const store = useStore()
  const onCallRules = useObservable(store.onCallRules)
  // Units change only with the plan of the building.
  useObservable(store.floors)
  const units = unitsOf(store.beds.values())
  const open = useTime((now) =>
    JSON.stringify(onCallRules ? uncovered(units, onCallRules.coverage, now) : []),
  )
  if (!onCallRules || units.length === 0) return null
  const list: readonly string[] = JSON.parse(open)
  return { units: list, all: list.length === units.length }
}
