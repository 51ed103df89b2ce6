/** The part of FHIR R4's AuditEvent that Lantern writes (hl7.org/fhir/R4/auditevent.html). */
export interface AuditEvent {
  readonly resourceType: 'AuditEvent'
  readonly id: string
  readonly meta?: { readonly profile: readonly string[] }
  readonly type: Coding
  readonly subtype: readonly Coding[]
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  /** An instant. */
  readonly recorded: string
  readonly outcome: '0' | '4' | '8'
  readonly outcomeDesc?: string
  readonly purposeOfEvent?: readonly CodeableConcept[]
  readonly agent: readonly AuditEventAgent[]
  readonly source: {
    readonly site: string
    readonly observer: Reference
    readonly type: readonly Coding[]
  }
  readonly entity: readonly AuditEventEntity[]
}

export interface AuditEventAgent {
  readonly type: CodeableConcept
  readonly role?: readonly CodeableConcept[]
  readonly who: Reference
  readonly name?: string
  readonly requestor: boolean
  /** Type 2 is an IP address, 5 a URI. */
  readonly network?: { readonly address: string; readonly type: '2' | '5' }
}

export interface AuditEventEntity {
  readonly what?: Reference
  readonly type: Coding
  readonly role?: Coding
  readonly description?: string
  /** Base64. */
  readonly query?: string
  readonly detail?: readonly { readonly type: string; readonly valueString: string }[]
}

export interface Coding {
  readonly system: string
  readonly code: string
  readonly display?: string
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[]
  readonly text?: string
}

export interface Identifier {
  readonly type?: CodeableConcept
  readonly system?: string
  readonly value: string
}

export interface Reference {
  readonly type?: string
  readonly identifier?: Identifier
  readonly display?: string
}
