import { z } from 'zod'
import { dayAndTime, maybeFlag, maybeText, someText } from './fields'

/** A patient as a client sends one to Solo, and as Solo shows them: "Patients" in the reference. */

const nameSent = z.object({
  use: z.string().optional(),
  family: z.string().optional(),
  firstName: z.string().optional(),
  middleName: z.string().optional(),
  lastName: z.string().optional(),
  alias: z.string().optional(),
})

const telecomSent = z.object({
  use: z.string().optional(),
  system: z.string().optional(),
  value: z.string().optional(),
})

const addressSent = z.object({
  city: z.string().optional(),
  use: z.string().optional(),
  apartment: z.string().optional(),
  country: z.string().optional(),
  state: z.string().optional(),
  postalcode: z.string().optional(),
  line: z.array(z.string()).optional(),
})

const fieldsSent = {
  mrn: z.string().optional(),
  accountNumber: z.string().optional(),
  name: z.array(nameSent).optional(),
  birthDate: z.iso.date().optional(),
  gender: z.string().optional(),
  maritalStatus: z.string().optional(),
  telecom: z.array(telecomSent).optional(),
  contact: z
    .array(z.object({ telecom: z.array(telecomSent).optional(), name: z.array(nameSent).optional() }))
    .optional(),
  preferredLanguage: z.string().optional(),
  race: z.string().optional(),
  ethnicity: z.string().optional(),
  address: z.array(addressSent).optional(),
  active: z.boolean().optional(),
  deceased: z.boolean().optional(),
  /** Null and empty count as not given. */
  deceasedAt: dayAndTime.nullish(),
  familyMember: z.boolean().optional(),
  isLinkedByEmail: z.boolean().optional(),
  sharedEmailGroup: z.object({ type: z.string(), name: z.string() }).nullish(),
  groupType: z.string().optional(),
  groupName: z.string().optional(),
}

/** "Field deceasedAt is required if deceased is true"; given without it, "an error should be received". */
const diedOnADay = (sent: { deceased?: boolean | undefined; deceasedAt?: string | null | undefined }) =>
  (sent.deceased === true) === Boolean(sent.deceasedAt)

const DIED_ON_A_DAY = {
  path: ['deceasedAt'],
  message: 'is required if deceased is true, and must not be given otherwise',
}

export const newPatient = z.object({ id: someText, ...fieldsSent }).refine(diedOnADay, DIED_ON_A_DAY)
export const patientUpdate = z.object(fieldsSent).refine(diedOnADay, DIED_ON_A_DAY)

const nameShown = z.looseObject({
  use: maybeText,
  family: maybeText,
  firstName: maybeText,
  middleName: maybeText,
  lastName: maybeText,
  alias: maybeText,
})

const telecomShown = z.looseObject({ use: maybeText, system: maybeText, value: maybeText })

export const demographics = z.looseObject({
  mrn: maybeText,
  accountNumber: maybeText,
  name: z.array(nameShown).nullish(),
  birthDate: maybeText,
  gender: maybeText,
  maritalStatus: maybeText,
  telecom: z.array(telecomShown).nullish(),
  contact: z
    .array(z.looseObject({ telecom: z.array(telecomShown).nullish(), name: z.array(nameShown).nullish() }))
    .nullish(),
  preferredLanguage: maybeText,
  race: maybeText,
  ethnicity: maybeText,
  address: z
    .array(
      z.looseObject({
        city: maybeText,
        use: maybeText,
        apartment: maybeText,
        country: maybeText,
        state: maybeText,
        postalcode: maybeText,
        line: z.array(z.string().nullable()).nullish(),
      }),
    )
    .nullish(),
  active: maybeFlag,
  deceased: maybeFlag,
  deceasedAt: maybeText,
  familyMember: maybeFlag,
  isLinkedByEmail: maybeFlag,
  sharedEmailGroup: z.looseObject({ type: maybeText, name: maybeText }).nullish(),
  groupType: maybeText,
  groupName: maybeText,
})

export type NewPatient = z.input<typeof newPatient>
export type PatientUpdate = z.input<typeof patientUpdate>
