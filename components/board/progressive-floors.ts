'use client'

import { startTransition, useEffect, useMemo, useState } from 'react'
import { bedsOn, type FloorGroup } from '@/lib/board/group'

/** Beds rendered in one task: enough for a page of a wall or a small building. */
const AT_ONCE = 60

/**
 * Returns the names of the floors to render now. A large building is rendered floor by floor from the top, because a
 * thousand beds in one task would block every tap. A rendered floor stays rendered while it is in the plan.
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

/**
 * Returns the floors that are rendered already and, in the order of the plan, the next ones: up to `AT_ONCE` beds, or
 * one larger floor.
 */
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
