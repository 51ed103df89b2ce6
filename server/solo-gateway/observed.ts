import type { DeviceReadiness, Patient } from '@/lib/board/types'
import { type AssistanceRequest, assigneeName } from '@/lib/solo/endpoints/assistance'

/** What Solo says of the request at a place, in Lantern's words: the one mapping of its shape to ours. */
export interface Observed {
  readonly soloId: string
  /** Solo's id of the patient, for booking the call. */
  readonly soloPatientId: string | null
  readonly patient: Patient | null
  readonly readiness: DeviceReadiness | null
  /** The serial number of the device at the place. */
  readonly device: string | null
  /** Null: no one took it in Solo. `''`: a user did whose name cannot be read. */
  readonly assignee: string | null
  /** Solo's word where it says more than "open". */
  readonly status: string | null
  readonly createdAt: Date | null
  readonly finished: boolean
  readonly fromApi: boolean
}

export function observe(found: AssistanceRequest): Observed {
  return {
    soloId: found.id,
    soloPatientId: text(found.patient?.id),
    patient: patientOf(found),
    readiness: readinessOf(found.careLocation?.availability),
    device: text(found.device),
    assignee: assigneeName(found),
    // The only status the reference shows, for a request that is open.
    status: found.status === 'incomplete' ? null : text(found.status),
    createdAt: dateOf(found.createdAt),
    finished: dateOf(found.finishedAt) !== null,
    fromApi: found.createdFromExternalApi !== false,
  }
}

function patientOf({ patient }: AssistanceRequest): Patient | null {
  const mrn = text(patient?.mrn)
  if (!patient || mrn === null) return null
  const name = [patient.firstName, patient.middleName, patient.lastName].filter(Boolean).join(' ')
  return { name, mrn, birthDate: /^\d{4}-\d\d-\d\d$/.test(patient.dob ?? '') ? (patient.dob ?? null) : null }
}

/** Words for a device that is there and taken; undocumented, as all but `offline` are. */
const BUSY = new Set(['busy', 'in call', 'in-call', 'on call', 'in use', 'occupied'])

/** The reference shows `offline` only; anything else that Solo may say of a device counts as ready. */
function readinessOf(availability: string | null | undefined): DeviceReadiness | null {
  if (!availability) return null
  const word = availability.trim().toLowerCase()
  return word === 'offline' ? 'offline' : BUSY.has(word) ? 'busy' : 'ready'
}

const text = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value)

function dateOf(value: string | null | undefined): Date | null {
  const ms = value ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? null : new Date(ms)
}
