import { isUnknownPlace } from '@/lib/board/place'
import type { Bed } from '@/lib/board/types'

/** A contradiction between Solo and the board. */
export type Contradiction =
  /** Solo names another patient, or none, at a bed where a nurse has said who lies there. */
  | { readonly kind: 'patient'; readonly bedId: string }
  /** Solo names another device than the layout; `solo` is '' where the reader may not see which. */
  | { readonly kind: 'device'; readonly bedId: string; readonly layout: string; readonly solo: string }
  /** Solo knows no such place, or no device there. */
  | { readonly kind: 'place'; readonly bedId: string }
  /** The board has the same patient in another bed, too. */
  | { readonly kind: 'two-beds'; readonly bedId: string; readonly others: readonly string[] }

/** Returns every contradiction among these beds, in their order, without any patient data. */
export function contradictionsOf(beds: Iterable<Bed>): readonly Contradiction[] {
  const all = [...beds]
  const byPatient = new Map<string, string[]>()
  for (const { id, patient } of all) {
    if (patient) byPatient.set(patient.mrn, [...(byPatient.get(patient.mrn) ?? []), id])
  }
  return all.flatMap((bed) => {
    const found: Contradiction[] = []
    const { device, patient } = bed
    if (bed.soloSays) found.push({ kind: 'patient', bedId: bed.id })
    if (device.reported !== undefined && device.serial) {
      found.push({ kind: 'device', bedId: bed.id, layout: device.serial, solo: device.reported })
    }
    if (isUnknownPlace(device)) found.push({ kind: 'place', bedId: bed.id })
    const others = (patient ? (byPatient.get(patient.mrn) ?? []) : []).filter((id) => id !== bed.id)
    if (others.length > 0) found.push({ kind: 'two-beds', bedId: bed.id, others })
    return found
  })
}

/** Returns whether two states of one bed are the same in everything that `contradictionsOf` compares. */
export const comparesAlike = (a: Bed, b: Bed): boolean =>
  Boolean(a.soloSays) === Boolean(b.soloSays) &&
  a.device.serial === b.device.serial &&
  a.device.reported === b.device.reported &&
  a.device.placeUnknown === b.device.placeUnknown &&
  a.patient?.mrn === b.patient?.mrn
