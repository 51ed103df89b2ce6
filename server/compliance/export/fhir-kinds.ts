import { factOf } from '../fact-of'
import { coding, SYSTEM } from './fhir-codes'
import type { AuditEvent, Coding } from './fhir-types'
import type { WholeRow } from './rows'

export type Interaction = 'read' | 'search' | 'create' | 'update' | 'delete'

/** What an act is in the terms of FHIR. */
export interface EventKind {
  readonly type: Coding
  readonly subtype: Coding
  readonly action: NonNullable<AuditEvent['action']>
  /** Null for what is no interaction with a resource: signing in and out, the audit trail itself. */
  readonly interaction: Interaction | null
  /** The last part of the BALP pattern's name; null where none is of such an act. */
  readonly profile: 'Read' | 'Query' | 'Create' | 'Update' | 'Delete' | null
}

const REST = coding(SYSTEM.eventType, 'rest', 'Restful Operation')
const interaction = (
  code: Interaction,
  action: EventKind['action'],
  profile: EventKind['profile'],
): EventKind => ({
  type: REST,
  subtype: coding(SYSTEM.interaction, code, code),
  action,
  interaction: code,
  profile,
})

const READ = interaction('read', 'R', 'Read')
const QUERY = interaction('search', 'E', 'Query')
const CREATE = interaction('create', 'C', 'Create')
const UPDATE = interaction('update', 'U', 'Update')
const DELETE = interaction('delete', 'D', 'Delete')

const dicom = (type: Coding, subtype: Coding, action: EventKind['action']): EventKind => ({
  type,
  subtype,
  action,
  interaction: null,
  profile: null,
})
const AUTHENTICATION = coding(SYSTEM.dicom, '110114', 'User Authentication')
const LOG_USED = coding(SYSTEM.dicom, '110101', 'Audit Log Used')
const EXPORT = coding(SYSTEM.dicom, '110106', 'Export')

/** By action; an act that is not here changes something. */
const KINDS: Readonly<Record<string, EventKind>> = {
  'sign-in': dicom(AUTHENTICATION, coding(SYSTEM.dicom, '110122', 'Login'), 'E'),
  'sign-out': dicom(AUTHENTICATION, coding(SYSTEM.dicom, '110123', 'Logout'), 'E'),
  'audit:read': dicom(LOG_USED, coding(SYSTEM.interaction, 'read', 'read'), 'R'),
  'audit:export': dicom(EXPORT, coding(SYSTEM.interaction, 'read', 'read'), 'R'),
  'board:read': READ,
  'patient:read': READ,
  'request:read': READ,
  'chart:read': READ,
  'chart:break-glass': READ,
  'appointment:link': READ,
  'call-quality:read': READ,
  'solo:open': READ,
  'request:create': CREATE,
  'report:order': CREATE,
}

/** By which values of a fact of its detail an act took something away, by action; with others the same action changes something. */
const REMOVALS: Readonly<Record<string, { readonly fact: string; readonly are: readonly string[] }>> = {
  'chart:write': { fact: 'part', are: ['attachment removed'] },
  'view:save': { fact: 'view', are: ['removed'] },
  'account:own': { fact: 'pin', are: ['removed'] },
  'factor:own': { fact: 'factor', are: ['passkey removed', 'authenticator removed'] },
}

/** Returns the kind of an act. One that showed several patients together was a query. */
export function kindOf({ action, patients, detail }: WholeRow): EventKind {
  const known = KINDS[action] ?? UPDATE
  if (patients !== null && known.interaction === 'read') return QUERY
  const removal = REMOVALS[action]
  return removal?.are.includes(factOf(detail, removal.fact) ?? '') ? DELETE : known
}
