import { byName } from './group'
import type { Bed, BedRequest, OpenStatus } from './types'
import { isUnclaimed, shownStatus } from './waiting'

/**
 * What of a bed a view asks for, in the order addresses name it. `waiting`: somebody asked and nobody has claimed it, sent
 * or not; `not-sent`: those alone that nobody else was told of; `offline`: the bed's device is.
 */
export const VIEW_STATUSES = ['waiting', 'not-sent', 'claimed', 'in-call', 'offline'] as const
export type ViewStatus = (typeof VIEW_STATUSES)[number]

/** Every open request, in whatever state: `status=open` in an address stands for these. */
export const OPEN_STATUSES = ['waiting', 'claimed', 'in-call'] as const satisfies readonly ViewStatus[]

/**
 * What a board is to show. Nothing chosen of a kind means all of it; several of one kind mean any of them; kinds narrow
 * each other. It names places and states alone, never a patient: it stands in addresses.
 */
export interface View {
  /** By id or name; null: the first one. */
  readonly building: string | null
  readonly floors: readonly string[]
  readonly departments: readonly string[]
  readonly statuses: readonly ViewStatus[]
}

export const EVERYTHING: View = { building: null, floors: [], departments: [], statuses: [] }

/** A value of an address that no view has, and was left out of this one. */
export interface Ignored {
  readonly of: 'building' | 'floor' | 'department' | 'status'
  readonly value: string
}

export interface ReadView {
  readonly view: View
  readonly ignored: readonly Ignored[]
}

/** As long as a name of a place may be, and as many as anybody chooses. */
const LONGEST_NAME = 100
const MOST_NAMES = 50

/** Whether beds are left out at all. */
export const isFiltered = ({ floors, departments, statuses }: View): boolean =>
  floors.length + departments.length + statuses.length > 0

/** The same view in the one way it is written: each value once, in order, and none that another one includes. */
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
 * The view in an address, as `building`, `floor`, `department` and `status` name it, each as often as it likes (a building
 * once). What is no name or status is ignored, and answered; other parameters are not looked at.
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

/** PostgreSQL's text takes no NUL, and nobody names a place by control characters or half a character. */
const isName = (value: string): boolean =>
  value.trim() !== '' && value.length <= LONGEST_NAME && /^[^\p{Cc}\p{Cs}]*$/u.test(value)

/** A view as the query of an address, without the "?"; equal views have equal ones. '' for the first building's everything. */
export function writeView(view: View): string {
  const { building, floors, departments, statuses } = canonical(view)
  const params = new URLSearchParams()
  if (building !== null) params.append('building', building)
  for (const floor of floors) params.append('floor', floor)
  for (const department of departments) params.append('department', department)
  for (const status of statuses) params.append('status', status)
  return params.toString()
}

/** Whether a view takes in a bed at `now` (server time, ms). Which building it is in, is not asked. */
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

/** What a building has to choose from, in natural order. */
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

/** The view without the floors and departments that a building does not have: a name that is no more hides nothing. */
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

/** The statuses once one was tapped. `waiting` includes `not-sent`, so each takes the other's place. */
export function toggledStatus(statuses: readonly ViewStatus[], tapped: ViewStatus): readonly ViewStatus[] {
  if (statuses.includes(tapped)) return statuses.filter((one) => one !== tapped)
  const instead = tapped === 'waiting' ? 'not-sent' : tapped === 'not-sent' ? 'waiting' : null
  return [...statuses.filter((one) => one !== instead), tapped]
}
