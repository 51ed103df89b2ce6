import { byName } from './group'
import type { Bed } from './types'

type Placed = Pick<Bed, 'floor' | 'department'>

/**
 * Returns the unit of a bed: its department, in whichever building; without one, the unit of its floor. Units belong to a
 * building: the same department in two buildings is two units.
 */
export const unitOf = ({ department, floor }: Placed): string => department || floor

/** Returns every unit of a building, from its beds, in natural order. */
export const unitsOf = (beds: Iterable<Placed>): readonly string[] =>
  [...new Set([...beds].map(unitOf))].sort(byName)
