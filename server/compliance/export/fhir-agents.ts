import { coding, SYSTEM, uuid } from './fhir-codes'
import type { EventKind } from './fhir-kinds'
import type { AuditEventAgent, Coding } from './fhir-types'
import type { WholeRow } from './rows'

const SOURCE = coding(SYSTEM.dicom, '110153', 'Source Role ID')
const DESTINATION = coding(SYSTEM.dicom, '110152', 'Destination Role ID')
const APPLICATION = coding(SYSTEM.dicom, '110150', 'Application')
const CUSTODIAN = coding(SYSTEM.participant, 'custodian', 'Custodian')
const RECIPIENT = coding(SYSTEM.participation, 'IRCP', 'information recipient')
const AUTHOR = coding(SYSTEM.participation, 'AUT', 'author (originator)')

interface Ends {
  readonly client: Coding
  readonly server: Coding
}

/** The roles of the two ends, as each BALP pattern has them: data flow to the client in a read, from it in all else. */
function endsOf({ interaction }: EventKind): Ends {
  if (interaction === 'read') return { client: DESTINATION, server: SOURCE }
  if (interaction === 'delete') return { client: APPLICATION, server: CUSTODIAN }
  return interaction === null
    ? { client: APPLICATION, server: DESTINATION }
    : { client: SOURCE, server: DESTINATION }
}

/** Returns who took part: the computer that asked, the server, and the user or screen. */
export function agentsOf(
  row: WholeRow,
  { url }: { readonly url: string },
  kind: EventKind,
): AuditEventAgent[] {
  const ends = endsOf(kind)
  const known = row.actor_id !== null || row.actor_name !== null
  const client: AuditEventAgent = {
    type: { coding: [ends.client] },
    who: { display: row.address ?? row.actor_kind },
    requestor: !known,
    // 2: an IP address.
    ...(row.address !== null && { network: { address: row.address, type: '2' } }),
  }
  const server: AuditEventAgent = {
    type: { coding: [ends.server] },
    who: { display: 'Lantern' },
    requestor: false,
    // 5: a URI.
    network: { address: url, type: '5' },
  }
  return known ? [client, server, userOf(row, kind)] : [client, server]
}

function userOf(row: WholeRow, { interaction }: EventKind): AuditEventAgent {
  const writes = interaction === 'create' || interaction === 'update' || interaction === 'delete'
  return {
    type: { coding: [writes ? AUTHOR : RECIPIENT] },
    who: {
      ...(row.actor_id !== null && { identifier: uuid(row.actor_id) }),
      ...(row.actor_name && { display: row.actor_name }),
    },
    ...(row.actor_name && { name: row.actor_name }),
    requestor: true,
    ...(row.role !== null && { role: [{ text: row.role }] }),
  }
}
