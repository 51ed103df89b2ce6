import { unitOf } from '@/lib/board/unit'
import { said } from '@/lib/words/said'
import type {
  ChangedBed,
  Difference,
  Fault,
  FieldChange,
  LaidBed,
  LaidBuilding,
  PhoneChange,
  PlannedBed,
  ReadFile,
} from './types'

/** What makes a bed that bed: its place, to the letter. */
export const placeKey = ({ building, floor, room, bed }: Omit<PlannedBed, 'department'>): string =>
  JSON.stringify([building, floor, room, bed])

const unitKey = (building: string, unit: string): string => JSON.stringify([building, unit])

/**
 * What a file would change in a layout, and what of it cannot be: a bed or a device that it has twice, a device that is at a
 * bed it does not name, two phones for one unit. Such a line is left out of the difference, and its fault says so.
 */
export function differ(
  now: readonly LaidBuilding[],
  file: ReadFile,
): { readonly difference: Difference; readonly faults: readonly Fault[] } {
  const known = new Map(now.flatMap(({ beds }) => beds).map((bed) => [placeKey(bed), bed]))
  const { beds, faults } = withoutDoubles(file.beds, new Map([...known.values()].map(serialAndBed)))
  const added: PlannedBed[] = []
  const changed: ChangedBed[] = []
  let same = 0
  for (const { bed } of beds) {
    const before = known.get(placeKey(bed))
    if (!before) {
      added.push(bed)
      continue
    }
    const changes = changesOf(before, bed)
    if (changes.length > 0 || before.retired) changed.push({ bed: before, returns: before.retired, changes })
    else same += 1
  }
  const phones = phonesOf(now, beds)
  const named = new Set(file.beds.map(({ bed }) => placeKey(bed)))
  const missing = [...known].filter(([key, bed]) => !bed.retired && !named.has(key)).map(([, bed]) => bed)
  return {
    difference: { added, changed, phones: phones.changes, missing, same },
    faults: [...faults, ...phones.faults],
  }
}

const serialAndBed = (bed: LaidBed): [string | null, LaidBed] => [bed.retired ? null : bed.deviceSerial, bed]

function withoutDoubles(lines: ReadFile['beds'], devices: ReadonlyMap<string | null, LaidBed>) {
  const places = new Map<string, string>()
  const serials = new Map<string, string>()
  const named = new Set(lines.map(({ bed }) => placeKey(bed)))
  const faults: Fault[] = []
  const beds = lines.filter(({ where, bed }) => {
    const key = placeKey(bed)
    const serial = bed.deviceSerial ?? null
    const firstPlace = places.get(key)
    const firstSerial = serial === null ? undefined : serials.get(serial)
    const holder = serial === null ? undefined : devices.get(serial)
    if (firstPlace !== undefined) {
      faults.push({
        where,
        field: 'bed',
        ...said('layout.bedTwice', { where: firstPlace }),
      })
      return false
    }
    places.set(key, where)
    if (firstSerial !== undefined) {
      const device = serial ?? ''
      faults.push({
        where,
        field: 'device_serial',
        ...said('layout.deviceTwice', { device, where: firstSerial }),
      })
      return false
    }
    if (holder && placeKey(holder) !== key && !named.has(placeKey(holder))) {
      const device = serial ?? ''
      const place = `${holder.floor}, ${holder.room} ${holder.bed}`
      faults.push({ where, field: 'device_serial', ...said('layout.deviceElsewhere', { device, place }) })
      return false
    }
    if (serial !== null) serials.set(serial, where)
    return true
  })
  return { beds, faults }
}

function changesOf(before: LaidBed, after: PlannedBed): FieldChange[] {
  return (['department', 'deviceSerial'] as const).flatMap((field) => {
    const next = after[field]
    return next === undefined || next === before[field] ? [] : [{ field, before: before[field], after: next }]
  })
}

/** A phone is the unit's: the same one in each line that names it. A unit's phone is never taken away by an empty cell. */
function phonesOf(now: readonly LaidBuilding[], lines: ReadFile['beds']) {
  const known = new Map(
    now.flatMap(({ name, units }) => units.map(({ unit, phone }) => [unitKey(name, unit), phone] as const)),
  )
  const departments = new Map(now.flatMap(({ beds }) => beds).map((bed) => [placeKey(bed), bed.department]))
  const phones = new Map<string, { where: string; change: PhoneChange }>()
  const faults: Fault[] = []
  for (const { where, bed } of lines) {
    if (!bed.phone) continue
    const department =
      bed.department === undefined ? (departments.get(placeKey(bed)) ?? null) : bed.department
    const unit = unitOf({ department, floor: bed.floor })
    const key = unitKey(bed.building, unit)
    const first = phones.get(key)
    if (first && first.change.after !== bed.phone) {
      const one = { unit, phone: first.change.after, where: first.where }
      faults.push({ where, field: 'phone', ...said('layout.phoneTwice', one) })
    } else if (!first) {
      const change = { building: bed.building, unit, before: known.get(key) ?? null, after: bed.phone }
      phones.set(key, { where, change })
    }
  }
  const changes = [...phones.values()]
    .map(({ change }) => change)
    .filter(({ before, after }) => before !== after)
  return { changes, faults }
}
