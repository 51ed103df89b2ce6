import { unitOf } from '@/lib/board/unit'
import { refusalText } from '@/lib/words/refusal-text'
import { linesAlike, seenPlace } from './alike'
import { placeKey } from './place-key'
import { takenLines } from './taken-lines'
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

const unitKey = (building: string, unit: string): string => JSON.stringify([building, unit])

/**
 * Returns what a file would change in a layout, and the faults of the lines that cannot be taken: a place that reads like another
 * one, a bed or device that the file has twice, a device at a bed that the file does not name, two phone numbers for one unit. A line with a
 * fault is left out of the difference; its bed is not missing for that, however it is written. A bed returns without its device where that
 * is now at another bed and the file does not say.
 */
export function differ(
  now: readonly LaidBuilding[],
  file: ReadFile,
): { readonly difference: Difference; readonly faults: readonly Fault[] } {
  const known = new Map(now.flatMap(({ beds }) => beds).map((bed) => [placeKey(bed), bed]))
  const alike = linesAlike(file.beds, now)
  const { beds, faults } = takenLines(
    file.beds.filter((line) => !alike.has(line)),
    known,
  )
  const devices = devicesAfter(known, beds)
  const added: PlannedBed[] = []
  const changed: ChangedBed[] = []
  let same = 0
  for (const { bed } of beds) {
    const before = known.get(placeKey(bed))
    if (!before) {
      added.push(bed)
      continue
    }
    const changes = changesOf(before, before.retired ? returning(before, bed, devices) : bed)
    if (changes.length > 0 || before.retired) changed.push({ bed: before, returns: before.retired, changes })
    else same += 1
  }
  const phones = phonesOf(now, beds)
  const named = new Set(file.beds.map(({ bed }) => seenPlace(bed)))
  const missing = [...known.values()].filter((bed) => !bed.retired && !named.has(seenPlace(bed)))
  return {
    difference: { added, changed, phones: phones.changes, missing, same },
    faults: [...alike.values(), ...faults, ...phones.faults],
  }
}

/** Returns the bed of each device after the lines are taken, for the devices of a line or of a bed on the board. */
function devicesAfter(
  known: ReadonlyMap<string, LaidBed>,
  lines: ReadFile['beds'],
): Map<string | null, string> {
  const said = new Map(lines.map(({ bed }) => [placeKey(bed), bed.deviceSerial]))
  const kept = [...known].filter(([key, bed]) => !bed.retired && said.get(key) === undefined)
  return new Map([
    ...kept.map(([key, bed]) => [bed.deviceSerial, key] as const),
    ...[...said].flatMap(([key, serial]) => (serial === undefined ? [] : [[serial, key] as const])),
  ])
}

/** A bed that returns with the device it had, unless that is now at another bed. */
function returning(before: LaidBed, line: PlannedBed, devices: Map<string | null, string>): PlannedBed {
  const { deviceSerial } = before
  if (line.deviceSerial !== undefined || deviceSerial === null) return line
  const key = placeKey(before)
  const at = devices.get(deviceSerial) ?? key
  devices.set(deviceSerial, at)
  return at === key ? line : { ...line, deviceSerial: null }
}

function changesOf(before: LaidBed, after: PlannedBed): FieldChange[] {
  return (['department', 'deviceSerial'] as const).flatMap((field) => {
    const next = after[field]
    return next === undefined || next === before[field] ? [] : [{ field, before: before[field], after: next }]
  })
}

/** A phone number belongs to the unit: every line that names it must say the same one. An empty cell never removes it. */
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
      faults.push({ where, field: 'phone', ...refusalText('layout.phoneTwice', one) })
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
