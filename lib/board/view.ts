import { byName } from './group'
import type { Bed, BedRequest, OpenStatus } from './types'
import { isUnclaimed, shownStatus } from './waiting'

/**
 * The states that a view can ask for, in the order of addresses. `waiting`: unclaimed, sent or not; `not-sent`: only those that
 * were not sent; `offline`: the bed's device is offline.
 */
export const VIEW_STATUSES = ['waiting', 'not-sent', 'claimed', 'in-call', 'offline'] as const
export type ViewStatus = (typeof VIEW_STATUSES)[number]

/** Every open request, in any state: `status=open` in an address means these. */
export const OPEN_STATUSES = ['waiting', 'claimed', 'in-call'] as const satisfies readonly ViewStatus[]

/**
 * What a board shows. No value of a kind means all of it; several values of one kind mean any of them; kinds narrow each other.
 * It holds only places and states, never a patient, because it stands in addresses.
 */
export interface View {
  /** By id or name; null: the first building. */
  readonly building: string | null
  readonly floors: readonly string[]
  readonly departments: readonly string[]
  readonly statuses: readonly ViewStatus[]
}

export const EVERYTHING: View = { building: null, floors: [], departments: [], statuses: [] }

/** A value of an address that no view has, and that this view leaves out. */
export interface Ignored {
  readonly of: 'building' | 'floor' | 'department' | 'status'
  readonly value: string
}

export interface ReadView {
  readonly view: View
  readonly ignored: readonly Ignored[]
}

/** The longest name of a place, and the most that a user chooses. */
const LONGEST_NAME = 100
const MOST_NAMES = 50

/** Returns whether the view leaves out any beds. */
export const isFiltered = ({ floors, departments, statuses }: View): boolean =>
  floors.length + departments.length + statuses.length > 0

/** Returns the view in its only written form: each value once, in order, without values that another one includes. */
export function canonical({ building, floors, departments, statuses }: View): View {
  const waiting = statuses.includes('waiting')
  return {
    building,
    floors: [...new Set(floors)].sort(byName),
    departments: [...new Set(departments)].sort(byName),
    statuses: VIEW_STATUSES.filter((one) => statuses.includes(one) && !(one === 'not-sent' && waiting)),
  }
}

/**
 * Reads the view in an address, from `building`, `floor`, `department` and `status`, each any number of times (a building
 * once). Values that are no name or status are ignored and returned as such; other parameters are not read.
 */
export function readView(params: Pick<URLSearchParams, 'getAll'>): ReadView {
  const ignored: Ignored[] = []
  const names = (of: Ignored['of'], most: number): readonly string[] => {
    const values = params.getAll(of).filter((value) => value !== '')
    const good = values.filter(isName).slice(0, most)
    ignored.push(...values.filter((value) => !good.includes(value)).map((value) => ({ of, value })))
    return good
  }
  const statuses = params.getAll('status').flatMap((value): readonly ViewStatus[] => {
    if (value === 'open') return OPEN_STATUSES
    const status = VIEW_STATUSES.find((one) => one === value)
    if (!status && value !== '') ignored.push({ of: 'status', value })
    return status ? [status] : []
  })
  const [building = null] = names('building', 1)
  const floors = names('floor', MOST_NAMES)
  const departments = names('department', MOST_NAMES)
  return { view: canonical({ building, floors, departments, statuses }), ignored }
}

/** PostgreSQL's text takes no NUL, and no place is named by control characters or half a character. */
const isName = (value: string): boolean =>
  value.trim() !== '' && value.length <= LONGEST_NAME && /^[^\p{Cc}\p{Cs}]*$/u.test(value)

/**
 * Returns a view as the query of an address, without the "?"; equal views give equal queries. '' for everything in the first
 * building.
 */
export function writeView(view: View): string {
  const { building, floors, departments, statuses } = canonical(view)
  const params = new URLSearchParams()
  if (building !== null) params.append('building', building)
  for (const floor of floors) params.append('floor', floor)
  for (const department of departments) params.append('department', department)
  for (const status of statuses) params.append('status', status)
  return params.toString()
}

/** Returns whether a view includes a bed at `now` (server time, ms). It does not check the building. */
export const shows = ({ floors, departments, statuses }: View, bed: Bed, now: number): boolean =>
  (floors.length === 0 || floors.includes(bed.floor)) &&
  (departments.length === 0 || (bed.department !== null && departments.includes(bed.department))) &&
  (statuses.length === 0 || statuses.some((status) => isIn(status, bed, now)))

function isIn(status: ViewStatus, { request, device }: Bed, now: number): boolean {
  if (status === 'offline') return device.readiness === 'offline'
  return request !== null && standsAs(status, request, now)
}

function standsAs(
  status: Exclude<ViewStatus, 'offline'>,
  request: Pick<BedRequest, 'status' | 'askedAt'>,
  now: number,
): boolean {
  const shown: OpenStatus = shownStatus(request, now)
  return status === 'waiting' ? isUnclaimed(shown) : shown === status
}

/** The floors and departments of a building, in natural order. */
export interface Places {
  readonly floors: readonly string[]
  readonly departments: readonly string[]
}

export function placesOf(beds: Iterable<Pick<Bed, 'floor' | 'department'>>): Places {
  const all = [...beds]
  const sorted = (names: readonly string[]) => [...new Set(names)].sort(byName)
  return {
    floors: sorted(all.map(({ floor }) => floor)),
    departments: sorted(all.flatMap(({ department }) => department || [])),
  }
}

/**
 * Returns the view without floors and departments that the building does not have: a name that no longer exists hides nothing.
 */
export function withinPlaces(view: View, { floors, departments }: Places): ReadView {
  const gone = (of: Ignored['of'], wanted: readonly string[], there: readonly string[]): readonly Ignored[] =>
    wanted.filter((value) => !there.includes(value)).map((value) => ({ of, value }))
  return {
    view: {
      ...view,
      floors: view.floors.filter((floor) => floors.includes(floor)),
      departments: view.departments.filter((department) => departments.includes(department)),
    },
    ignored: [...gone('floor', view.floors, floors), ...gone('department', view.departments, departments)],
  }
}

/** Returns the statuses after a tap on one. `waiting` includes `not-sent`, so each replaces the other. */
export function toggledStatus(statuses: readonly ViewStatus[], tapped: ViewStatus): readonly ViewStatus[] {
  if (statuses.includes(tapped)) return statuses.filter((one) => one !== tapped)
  const instead = tapped === 'waiting' ? 'not-sent' : tapped === 'not-sent' ? 'waiting' : null
  return [...statuses.filter((one) => one !== instead), tapped]
}
