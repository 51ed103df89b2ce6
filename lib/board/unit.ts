import { byName } from './group'
import type { Bed } from './types'

type Placed = Pick<Bed, 'floor' | 'department'>

/**
 * The unit a bed belongs to: its department, in whichever building that is; a bed without one belongs to the unit of its
 * floor. Units are named within a building: the same department of two buildings is two units.
 */
export const unitOf = ({ department, floor }: Placed): string => department || floor

/** Every unit of a building, from its beds, in natural order. */
export const unitsOf = (beds: Iterable<Placed>): readonly string[] =>
  [...new Set([...beds].map(unitOf))].sort(byName)
