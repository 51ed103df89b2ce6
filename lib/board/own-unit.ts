import type { Role } from './roles'
import type { Bed } from './types'
import { unitOf } from './unit'
import { EVERYTHING, isFiltered, readView, type View, writeView } from './view'

/**
 * The cookie that holds the view on which this browser's board opens, as the query of an address. It does not belong to an
 * account: a workstation stands in a unit, whichever nurse signs in. The server reads it, so that the first paint shows that
 * unit.
 */
export const OWN_UNIT_COOKIE = 'own-unit'

/** Returns whether the role works at a computer of one unit. Virtual nurses say which units they cover. */
export const hasWorkplace = (role: Role): boolean => role === 'bedside' || role === 'charge'

/** Returns the view in the cookie; null where none was chosen, or where the cookie cannot be read. `value` is decoded. */
export function readOwnUnit(value: string | undefined): View | null {
  if (!value) return null
  const { view } = readView(new URLSearchParams(value))
  return view.building === null ? null : { ...view, statuses: [] }
}

/** Returns the cookie's value for a unit, or for all beds, of a building. */
export const writeOwnUnit = (view: View): string => writeView({ ...view, statuses: [] })

/** Returns the view of one unit of a building: its department, or the floor of beds without one. */
export function viewOfUnit(buildingId: string, unit: string, beds: Iterable<Bed>): View {
  const department = [...beds].some((bed) => bed.department === unit)
  return {
    ...EVERYTHING,
    building: buildingId,
    ...(department ? { departments: [unit] } : { floors: [unit] }),
  }
}

/** Returns the name of a view's unit; null for all beds. */
export const unitName = (view: View): string | null =>
  isFiltered(view) ? [...view.departments, ...view.floors].join(', ') : null

/** Returns how many beds each unit has. */
export function bedsByUnit(beds: Iterable<Bed>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const bed of beds) counts.set(unitOf(bed), (counts.get(unitOf(bed)) ?? 0) + 1)
  return counts
}
