import { z } from 'zod'
import { maybeFlag, maybeText, soloId, someText } from './fields'

/** A call for help at a bed: "Assistance Requests" in the reference. */

/** The messages of /request-assistance, to the letter. */
export const ASSISTANCE_MESSAGES = {
  missingParameters:
    'Service Request Error: Missing Required Parameters. Please include either Device ID, Patient ID, or a combination of Building, Floor, Room, and Bed (opt.), or Department, Room, and Bed (opt.) to proceed',
  deviceNotFound: 'Device could not be found from the data submitted',
  requestNotFound: 'Service Request Error: Request not found',
} as const

const byBuilding = z.object({ building: someText, floor: someText, room: someText, bed: someText.optional() })
const byDepartment = z.object({ department: someText, room: someText, bed: someText.optional() })
const byPatient = z.object({ patientMrn: someText })
const byDevice = z.object({ deviceSerialNumber: someText })

/** Where help is wanted, in one of four ways. The first complete one counts; the rest is dropped. */
export const assistanceLocator = z.union([byBuilding, byDepartment, byPatient, byDevice])

const careLocation = z.looseObject({
  /** `offline` in the reference; other words are not documented. */
  availability: maybeText,
  id: soloId.nullish(),
  name: maybeText,
  status: maybeText,
  video: z
    .looseObject({
      type: maybeText,
      clientId: soloId.nullish(),
      serialNumber: soloId.nullish(),
      careLocationId: soloId.nullish(),
      skipActivation: maybeFlag,
    })
    .nullish(),
})

const patientInBed = z.looseObject({
  age: z.number().nullish(),
  id: soloId.nullish(),
  firstName: maybeText,
  lastName: maybeText,
  middleName: maybeText,
  /** YYYY-MM-DD. */
  dob: maybeText,
  mrn: soloId.nullish(),
})

export const assistanceRequest = z.looseObject({
  id: someText,
  /** The serial number of the device at the bed. */
  device: soloId.nullish(),
  careLocation: careLocation.nullish(),
  practice: soloId.nullish(),
  patient: patientInBed.nullish(),
  /** Only ever shown as null: read it with `assigneeName`. */
  assignedTo: z.unknown().optional(),
  room: soloId.nullish(),
  /** Only ever shown as `incomplete`; any other is text to show. */
  status: maybeText,
  /** ISO 8601 with an offset. */
  createdAt: maybeText,
  /** ISO 8601 with an offset; null while the request is open. */
  finishedAt: maybeText,
  location: z.looseObject({ id: soloId.nullish(), name: maybeText }).nullish(),
  avSessions: z.array(z.unknown()).nullish(),
  createdFromExternalApi: maybeFlag,
})

const person = z.looseObject({
  name: maybeText,
  firstName: maybeText,
  lastName: maybeText,
  username: maybeText,
  email: maybeText,
})

/**
 * Returns who took the request in Solo, by the best name that `assignedTo` holds: null if no one did, and `''` if a user did
 * whose name cannot be read. The reference shows no shape for it other than null.
 */
export const assigneeName = (request: AssistanceRequest): string | null => {
  const { assignedTo } = request
  if (assignedTo === null || assignedTo === undefined || assignedTo === '') return null
  if (typeof assignedTo === 'string') return assignedTo
  const read = person.safeParse(assignedTo)
  if (!read.success) return ''
  const { name, firstName, lastName, username, email } = read.data
  const full = [firstName, lastName].filter(Boolean).join(' ')
  return name || full || username || email || ''
}

export type AssistanceLocator = z.output<typeof assistanceLocator>
export type AssistanceRequest = z.output<typeof assistanceRequest>
