import { isDenied } from '@/lib/compliance/denied'
import { agentsOf } from './fhir-agents'
import { coding, mrnOf, SYSTEM, uuid } from './fhir-codes'
import { kindOf } from './fhir-kinds'
import type { AuditEvent, AuditEventEntity } from './fhir-types'
import type { WholeRow } from './rows'

/** The Lantern that recorded the events. */
export interface EventSource {
  /** The address that users open. */
  readonly url: string
}

const PROFILE = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.'
const DONE = 'done'

/**
 * Returns a row as FHIR R4 AuditEvents in the patterns of IHE BALP: one, or one for each patient who was read together.
 * @param only - the MRN that the export is about: no events for the others
 */
export function auditEvents(row: WholeRow, source: EventSource, only?: string): readonly AuditEvent[] {
  if (row.patients === null) return [auditEvent(row, source, row.patient, '')]
  const mrns = only === undefined ? row.patients : row.patients.filter((mrn) => mrn === only)
  // Numbered by the place in the whole set, so that an event has one id in every export.
  return mrns.map((mrn) => auditEvent(row, source, mrn, `-${(row.patients?.indexOf(mrn) ?? 0) + 1}`))
}

function auditEvent(row: WholeRow, source: EventSource, mrn: string | null, nth: string): AuditEvent {
  const kind = kindOf(row)
  const denied = isDenied(row.outcome) && kind.profile !== null
  const agent = agentsOf(row, source, kind)
  const entity = entitiesOf(row, mrn, kind.interaction === 'search')
  // The patterns are of acts that succeeded, and want the address of the client.
  const follows = kind.profile !== null && row.outcome === DONE && row.address !== null
  const profile = `${PROFILE}${mrn === null ? '' : 'Patient'}${kind.profile}`
  return {
    resourceType: 'AuditEvent',
    id: `lantern-${row.seq}${nth}`,
    ...(follows && { meta: { profile: [profile] } }),
    type: denied ? coding(SYSTEM.dicom, '110113', 'Security Alert') : kind.type,
    subtype: denied ? [coding(SYSTEM.balpDecision, 'AuthZ-Role')] : [kind.subtype],
    action: denied ? 'E' : kind.action,
    recorded: new Date(row.at).toISOString(),
    ...outcomeOf(row, denied),
    ...(row.action === 'chart:break-glass' && {
      purposeOfEvent: [{ coding: [coding(SYSTEM.reason, 'BTG', 'break the glass')] }],
    }),
    agent,
    source: {
      site: new URL(source.url).host,
      observer: { display: 'Lantern' },
      type: [coding(SYSTEM.sourceType, '4', 'Application Server')],
    },
    entity,
  }
}

/** 0 success, 4 minor failure (the act was refused or failed), 8 serious failure (access was denied). */
function outcomeOf(
  { outcome }: WholeRow,
  denied: boolean,
): { outcome: AuditEvent['outcome']; outcomeDesc?: string } {
  if (outcome === DONE) return { outcome: '0' }
  return { outcome: denied ? '8' : '4', outcomeDesc: outcome }
}

function entitiesOf(row: WholeRow, mrn: string | null, searched: boolean): AuditEventEntity[] {
  const object = coding(SYSTEM.entityType, '2', 'System Object')
  const about: AuditEventEntity = searched
    ? {
        type: object,
        role: coding(SYSTEM.role, '24', 'Query'),
        description: row.action,
        query: Buffer.from(row.action).toString('base64'),
      }
    : { type: object, role: coding(SYSTEM.role, '4', 'Domain Resource'), what: dataOf(row) }
  return [about, ...(mrn === null ? [] : [patientEntity(mrn)]), chainEntity(row)]
}

const patientEntity = (mrn: string): AuditEventEntity => ({
  type: coding(SYSTEM.entityType, '1', 'Person'),
  role: coding(SYSTEM.role, '1', 'Patient'),
  what: { type: 'Patient', identifier: mrnOf(mrn) },
})

/** The request or the bed that the act was about, else the act itself. */
function dataOf({ request_id, bed_id, building, floor, room, bed, action }: WholeRow) {
  const place = [building, floor, room, bed].filter((part) => part !== null).join(', ')
  const display = place || action
  if (request_id !== null) return { type: 'ServiceRequest', identifier: uuid(request_id), display }
  if (bed_id !== null) return { type: 'Location', identifier: uuid(bed_id), display }
  return { display }
}

/** What only Lantern says: the row's place in the chain, and what has no element of its own. */
function chainEntity(row: WholeRow): AuditEventEntity {
  const facts: readonly (readonly [string, string | null])[] = [
    ['seq', `${row.seq}`],
    ['hash', row.hash],
    ['action', row.action],
    ['session', row.session],
    ['reason', row.reason],
    ['detail', row.detail],
  ]
  return {
    type: coding(SYSTEM.entityType, '4', 'Other'),
    what: { display: 'Row of the audit trail' },
    detail: facts.flatMap(([type, valueString]) =>
      valueString === null || valueString === '' ? [] : [{ type, valueString }],
    ),
  }
}
