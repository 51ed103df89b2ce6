import type { Coding, Identifier } from './fhir-types'

/** The code systems of FHIR R4, DICOM and IHE BALP that audit events use. */
export const SYSTEM = {
  eventType: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
  interaction: 'http://hl7.org/fhir/restful-interaction',
  dicom: 'http://dicom.nema.org/resources/ontology/DCM',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  participant: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
  reason: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  sourceType: 'http://terminology.hl7.org/CodeSystem/security-source-type',
  entityType: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
  role: 'http://terminology.hl7.org/CodeSystem/object-role',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  balpDecision: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType',
} as const

export const coding = (system: string, code: string, display?: string): Coding => ({
  system,
  code,
  ...(display !== undefined && { display }),
})

/** A UUID as FHIR identifies by one: a URI of RFC 4122. */
export const uuid = (id: string): Identifier => ({ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` })

/** A medical record number. */
export const mrnOf = (value: string): Identifier => ({
  type: { coding: [coding(SYSTEM.identifierType, 'MR', 'Medical record number')] },
  value,
})
