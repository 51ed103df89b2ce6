import type { NewPatient, PatientUpdate } from '@/lib/solo/endpoints'

interface Name {
  readonly use: string
  readonly family: string
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  readonly alias: string
}

interface Telecom {
  readonly use: string
  readonly system: string
  readonly value: string
}

interface Contact {
  readonly telecom: readonly Telecom[]
  readonly name: readonly Name[]
}

interface Address {
  readonly city: string
  readonly use: string
  readonly apartment: string
  readonly country: string
  readonly state: string
  readonly postalcode: string
  readonly line: readonly string[]
}

/** A patient as "Get Patient" shows them: every documented field, always. */
export interface PatientRecord {
  readonly mrn: string
  readonly accountNumber: string
  readonly name: readonly Name[]
  /** YYYY-MM-DD. */
  readonly birthDate: string | null
  readonly gender: string
  readonly maritalStatus: string
  readonly telecom: readonly Telecom[]
  readonly contact: readonly Contact[]
  readonly preferredLanguage: string
  readonly race: string
  readonly ethnicity: string
  readonly address: readonly Address[]
  readonly active: boolean
  readonly deceased: boolean
  readonly deceasedAt: string | null
  readonly familyMember: boolean
  readonly isLinkedByEmail: boolean
  readonly sharedEmailGroup: { readonly type: string; readonly name: string } | null
}

const BLANK: PatientRecord = {
  mrn: '',
  accountNumber: '',
  name: [],
  birthDate: null,
  gender: '',
  maritalStatus: '',
  telecom: [],
  contact: [],
  preferredLanguage: '',
  race: '',
  ethnicity: '',
  address: [],
  active: true,
  deceased: false,
  deceasedAt: null,
  familyMember: false,
  isLinkedByEmail: false,
  sharedEmailGroup: null,
}

type Sent = Omit<NewPatient, 'id'> | PatientUpdate

/**
 * Returns `before` with the sent fields written over it; fields that were left out stay. A group is sent as `groupType` and
 * `groupName` and shown as `sharedEmailGroup` ("Create Patient", "Get Patient").
 */
export function mergePatient(sent: Sent, before: PatientRecord = BLANK): PatientRecord {
  const deceased = sent.deceased ?? before.deceased
  return {
    mrn: sent.mrn ?? before.mrn,
    accountNumber: sent.accountNumber ?? before.accountNumber,
    name: sent.name?.map(completeName) ?? before.name,
    birthDate: sent.birthDate ?? before.birthDate,
    gender: sent.gender ?? before.gender,
    maritalStatus: sent.maritalStatus ?? before.maritalStatus,
    telecom: sent.telecom?.map(completeTelecom) ?? before.telecom,
    contact: sent.contact?.map(completeContact) ?? before.contact,
    preferredLanguage: sent.preferredLanguage ?? before.preferredLanguage,
    race: sent.race ?? before.race,
    ethnicity: sent.ethnicity ?? before.ethnicity,
    address: sent.address?.map(completeAddress) ?? before.address,
    active: sent.active ?? before.active,
    deceased,
    deceasedAt: deceased ? (sent.deceasedAt ?? before.deceasedAt) : null,
    familyMember: sent.familyMember ?? before.familyMember,
    isLinkedByEmail: sent.isLinkedByEmail ?? before.isLinkedByEmail,
    sharedEmailGroup: groupSent(sent) ?? before.sharedEmailGroup,
  }
}

type Part<K extends 'name' | 'telecom' | 'contact' | 'address'> = NonNullable<Sent[K]>[number]

const completeName = (sent: Part<'name'>): Name => ({
  use: sent.use ?? '',
  family: sent.family ?? '',
  firstName: sent.firstName ?? '',
  middleName: sent.middleName ?? '',
  lastName: sent.lastName ?? '',
  alias: sent.alias ?? '',
})

const completeTelecom = (sent: Part<'telecom'>): Telecom => ({
  use: sent.use ?? '',
  system: sent.system ?? '',
  value: sent.value ?? '',
})

const completeContact = (sent: Part<'contact'>): Contact => ({
  telecom: sent.telecom?.map(completeTelecom) ?? [],
  name: sent.name?.map(completeName) ?? [],
})

const completeAddress = (sent: Part<'address'>): Address => ({
  city: sent.city ?? '',
  use: sent.use ?? '',
  apartment: sent.apartment ?? '',
  country: sent.country ?? '',
  state: sent.state ?? '',
  postalcode: sent.postalcode ?? '',
  line: sent.line ?? [],
})

const groupSent = (sent: Sent) =>
  sent.sharedEmailGroup ??
  (sent.groupType && sent.groupName ? { type: sent.groupType, name: sent.groupName } : null)
