import type { Bed } from './types'
import { unitOf } from './unit'
import { EVERYTHING, isFiltered, readView, type View, writeView } from './view'

/**
 * The cookie that holds what this browser's board opens on, as the query of an address. Not of an account: a workstation
 * stands in a unit, whoever signs in. The server reads it, so that the first paint is of that unit.
 */
export const OWN_UNIT_COOKIE = 'own-unit'

/** The view in the cookie; null where none was chosen, or nothing readable is in it. `value` is decoded. */
export function readOwnUnit(value: string | undefined): View | null {
  if (!value) return null
  const { view } = readView(new URLSearchParams(value))
  return view.building === null ? null : { ...view, statuses: [] }
}

/** What the cookie holds for a unit, or for all beds, of a building. */
export const writeOwnUnit = (view: View): string => writeView({ ...view, statuses: [] })

/** The view of one unit of a building: its department, or the floor of beds without one. */
export function viewOfUnit(buildingId: string, unit: string, beds: Iterable<Bed>): View {
  const department = [...beds].some((bed) => bed.department === unit)
  return {
    ...EVERYTHING,
    building: buildingId,
    ...(department ? { departments: [unit] } : { floors: [unit] }),
  }
}

/** What a view of a unit is called; null for all beds. */
export const unitName = (view: View): string | null =>
  isFiltered(view) ? [...view.departments, ...view.floors].join(', ') : null

/** How many beds each unit has. */
export function bedsByUnit(beds: Iterable<Bed>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const bed of beds) counts.set(unitOf(bed), (counts.get(unitOf(bed)) ?? 0) + 1)
  return counts
}
