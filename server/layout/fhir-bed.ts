import { z } from 'zod'
import type { Fault, PlannedBed } from '@/lib/layout/types'
import { refusalText } from '@/lib/words/refusal-text'
import { departmentOf, type Level, type Location, organizationOf, phoneOf, serialOf } from './fhir-location'
import type { Node } from './fhir-tree'
import { layoutWord, phoneWord } from './fields'

const place = z.object({ building: layoutWord, floor: layoutWord, room: layoutWord, bed: layoutWord })
const optional = {
  department: layoutWord.optional(),
  deviceSerial: layoutWord.optional(),
  phone: phoneWord.optional(),
}

/** Levels whose organization is the bed's unit: of a building it is the owner. */
const WITHIN_A_UNIT: ReadonlySet<Level | null> = new Set<Level | null>(['bed', 'room', 'ward'])

/** Returns the bed at the beginning of a way up, or why it has no place. What is wrong with a detail costs that detail only. */
export function bedOf(way: readonly Node[]): {
  readonly bed: PlannedBed | null
  readonly faults: readonly Fault[]
} {
  const where = way[0]?.where ?? ''
  const buildings = way
    .filter(({ level }) => level === 'building')
    .map(({ location: { name } }) => name ?? '')
  if (buildings.length > 1) {
    const [inner = '', outer = ''] = buildings
    return {
      bed: null,
      faults: [{ where, field: 'partOf', ...refusalText('layout.twoBuildings', { inner, outer }) }],
    }
  }
  const names: Partial<Record<Level, string>> = {}
  for (const { level, location } of way) {
    if (level && names[level] === undefined) names[level] = location.name ?? ''
  }
  // Small houses have a site and no building.
  const read = place.safeParse({ ...names, building: names.building ?? names.site })
  if (!read.success) return { bed: null, faults: [noPlace(where, names, read.error.issues[0])] }
  const within = way.filter(({ level }) => WITHIN_A_UNIT.has(level))
  const details = {
    department: nearest(way, departmentOf) ?? nearest(within, organizationOf) ?? names.ward,
    deviceSerial: way[0] && serialOf(way[0].location),
    phone: nearest(way, phoneOf),
  }
  const faults: Fault[] = []
  const take = (field: keyof typeof optional): string | null | undefined => {
    const parsed = optional[field].safeParse(details[field])
    if (parsed.success) return parsed.data
    const isNote = field === 'phone'
    const message = `${field} ${parsed.error.issues[0]?.message}.`
    faults.push({ where, field, message, ...(isNote && { isNote }) })
    return undefined
  }
  const bed = {
    ...read.data,
    department: take('department'),
    deviceSerial: take('deviceSerial'),
    phone: take('phone'),
  }
  // Whose unit or device is not what the file means is no bed to write.
  return { bed: faults.some(({ isNote }) => !isNote) ? null : bed, faults }
}

function noPlace(
  where: string,
  names: Partial<Record<Level, string>>,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): Fault {
  const level = String(issue?.path[0] ?? '')
  const why =
    names[level as Level] === undefined
      ? refusalText('layout.noLevel', { level })
      : { message: `The name of its ${level} ${issue?.message}.` }
  return { where, field: level === 'bed' ? 'name' : 'partOf', ...why }
}

function nearest(way: readonly Node[], read: (location: Location) => string | undefined): string | undefined {
  for (const { location } of way) {
    const found = read(location)
    if (found !== undefined) return found
  }
  return undefined
}
