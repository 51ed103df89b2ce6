import type { Bed } from '@/lib/board/types'

/** Where Solo and the board say different things. */
export type Contradiction =
  /** Solo names somebody else, or nobody, at a bed where a person has said who lies there. */
  | { readonly kind: 'patient'; readonly bedId: string }
  /** Solo names another device than the layout; `solo` is '' where the reader may not see which. */
  | { readonly kind: 'device'; readonly bedId: string; readonly layout: string; readonly solo: string }
  /** Solo knows no such place, or no device there. */
  | { readonly kind: 'place'; readonly bedId: string }
  /** The same patient is in another bed too. */
  | { readonly kind: 'two-beds'; readonly bedId: string; readonly others: readonly string[] }

/** Every contradiction among these beds, in their order; who a patient is, is in none of them. */
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
    // Without a device nobody expects Solo to know one there.
    if (device.placeUnknown && device.serial) found.push({ kind: 'place', bedId: bed.id })
    const others = (patient ? (byPatient.get(patient.mrn) ?? []) : []).filter((id) => id !== bed.id)
    if (others.length > 0) found.push({ kind: 'two-beds', bedId: bed.id, others })
    return found
  })
}

/** Whether nothing that is compared differs between two states of one bed. */
export const comparesAlike = (a: Bed, b: Bed): boolean =>
  Boolean(a.soloSays) === Boolean(b.soloSays) &&
  a.device.serial === b.device.serial &&
  a.device.reported === b.device.reported &&
  a.device.placeUnknown === b.device.placeUnknown &&
  a.patient?.mrn === b.patient?.mrn
