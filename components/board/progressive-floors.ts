'use client'

import { startTransition, useEffect, useMemo, useState } from 'react'
import { bedsOn, type FloorGroup } from '@/lib/board/group'

/** So many beds are drawn in one go: a page of a wall is, and a small house. */
const AT_ONCE = 60

/**
 * The names of the floors to draw by now. Those of a large house come in lots, from the top: a thousand beds in one go would
 * keep the browser from every tap meanwhile. What is drawn stays drawn for as long as it is in the plan.
 */
export function useProgressiveFloors(floors: readonly FloorGroup[]): ReadonlySet<string> {
  const [rendered, setRendered] = useState<readonly string[]>([])
  useEffect(() => {
    const next = nextLot(floors, rendered)
    if (next.length !== rendered.length || next.some((floor, at) => floor !== rendered[at])) {
      startTransition(() => setRendered(next))
    }
  }, [floors, rendered])
  return useMemo(
    () => new Set(isSmall(floors) ? floors.map(({ floor }) => floor) : rendered),
    [floors, rendered],
  )
}

const isSmall = (floors: readonly FloorGroup[]): boolean =>
  floors.reduce((sum, floor) => sum + bedsOn(floor), 0) <= AT_ONCE

/** What of the plan is drawn already and, in its order, the next floors, of `AT_ONCE` beds together or one that has more. */
function nextLot(floors: readonly FloorGroup[], rendered: readonly string[]): readonly string[] {
  const known = new Set(rendered)
  let left = AT_ONCE
  const lot = floors.filter((floor) => {
    if (known.has(floor.floor)) return true
    const fits = left === AT_ONCE || bedsOn(floor) <= left
    left = fits ? left - bedsOn(floor) : 0
    return fits
  })
  return lot.map(({ floor }) => floor)
}
