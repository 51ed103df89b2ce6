import { refusalText } from '@/lib/words/refusal-text'
import { placeKey } from './place-key'
import type { Fault, LaidBed, ReadFile } from './types'

type Line = ReadFile['beds'][number]

/**
 * Returns the lines of a file that can be taken together, in its order. It leaves out a line whose bed or device an earlier
 * line has already, and a line whose device stays at another bed: the file does not name that bed, says nothing about its
 * device, or says so in a line that cannot be taken itself.
 */
export function takenLines(
  lines: readonly Line[],
  known: ReadonlyMap<string, LaidBed>,
): { readonly beds: readonly Line[]; readonly faults: readonly Fault[] } {
  const byPlace = new Map<string, Line>()
  const bySerial = new Map<string, Line>()
  const faults = new Map<Line, Fault>()
  for (const line of lines) {
    const { where, bed } = line
    const samePlace = byPlace.get(placeKey(bed))
    const sameDevice = bed.deviceSerial == null ? undefined : bySerial.get(bed.deviceSerial)
    if (samePlace) {
      faults.set(line, { where, field: 'bed', ...refusalText('layout.bedTwice', { where: samePlace.where }) })
      continue
    }
    byPlace.set(placeKey(bed), line)
    if (sameDevice) {
      const twice = { device: bed.deviceSerial ?? '', where: sameDevice.where }
      faults.set(line, { where, field: 'device_serial', ...refusalText('layout.deviceTwice', twice) })
    } else if (bed.deviceSerial != null) bySerial.set(bed.deviceSerial, line)
  }
  const holders = [...known.values()].filter((one) => !one.retired && one.deviceSerial !== null)
  const unchecked = [...holders]
  // A line that is not taken leaves its bed unchanged, which another line may have relied on.
  for (let holder = unchecked.pop(); holder; holder = unchecked.pop()) {
    const device = holder.deviceSerial ?? ''
    const wanted = bySerial.get(device)
    const own = byPlace.get(placeKey(holder))
    if (!wanted || wanted === own || faults.has(wanted)) continue
    const leaves = own && !faults.has(own) && own.bed.deviceSerial !== undefined
    if (leaves) continue
    const place = `${holder.floor}, ${holder.room} ${holder.bed}`
    const elsewhere = refusalText('layout.deviceElsewhere', { device, place })
    faults.set(wanted, { where: wanted.where, field: 'device_serial', ...elsewhere })
    const left = known.get(placeKey(wanted.bed))
    if (left && !left.retired && left.deviceSerial !== null) unchecked.push(left)
  }
  return {
    beds: lines.filter((line) => !faults.has(line)),
    faults: lines.flatMap((line) => faults.get(line) ?? []),
  }
}
