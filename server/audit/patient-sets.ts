import { createHash } from 'node:crypto'

/** Several patients who were read together. */
export interface PatientSet {
  /** SHA-256 of the MRNs, sorted, each once and ended by a line feed; in hexadecimal. */
  readonly hash: string
  /** Sorted, each once. */
  readonly mrns: readonly string[]
}

/** Returns a set of patients with its hash. A board shows the same ones again and again, so that a set is kept once. */
export function patientSet(mrns: readonly string[]): PatientSet {
  const sorted = [...new Set(mrns)].sort()
  const hash = createHash('sha256')
  for (const mrn of sorted) hash.update(`${mrn}\n`)
  return { hash: hash.digest('hex'), mrns: sorted }
}

/** A place or an appointment, as far as it names patients: the one who lies there, and the one that Solo names there instead. */
interface Names {
  readonly patient?: { readonly mrn: string | null } | null
  readonly soloSays?: { readonly patient: { readonly mrn: string } | null }
}

/** Returns the MRNs of all patients that are named. */
export const patientsOf = (places: readonly Names[]): readonly string[] =>
  places.flatMap(({ patient, soloSays }) => [patient?.mrn ?? [], soloSays?.patient?.mrn ?? []].flat())
