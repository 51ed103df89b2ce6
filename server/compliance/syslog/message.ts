import { isDenied } from '@/lib/compliance/denied'
import { auditEvents, type EventSource } from '../export/fhir'
import type { WholeRow } from '../export/rows'

/** Log audit (RFC 5424, table 1). */
const FACILITY = 13
const SEVERITY = { warning: 4, notice: 5, informational: 6 } as const
/** The largest `sequenceId` (RFC 5424, 7.3.1). */
const MOST = 2_147_483_647
const LONGEST = { hostname: 255, msgid: 32 } as const

/**
 * Returns a row as messages of RFC 5424, one for each patient who was read together: the message is the FHIR AuditEvent in JSON,
 * in ASCII, so that it needs no byte order mark.
 */
export function* syslogMessages(row: WholeRow, source: EventSource): Generator<string, void> {
  const priority = FACILITY * 8 + severityOf(row)
  const time = new Date(row.at).toISOString()
  const host = printable(new URL(source.url).hostname, LONGEST.hostname)
  const sequence = ((row.seq - 1) % MOST) + 1
  const data = `[origin software="Lantern"][meta sequenceId="${sequence}"]`
  const head = `<${priority}>1 ${time} ${host} lantern - ${printable(row.action, LONGEST.msgid)} ${data} `
  for (const event of auditEvents(row, source)) yield head + ascii(JSON.stringify(event))
}

/** Frames a message by its length in octets (RFC 5425, 4.3). */
export const framed = (message: string): string => `${Buffer.byteLength(message)} ${message}`

function severityOf({ outcome }: WholeRow): number {
  if (outcome === 'done') return SEVERITY.informational
  return isDenied(outcome) ? SEVERITY.warning : SEVERITY.notice
}

/** PRINTUSASCII of the RFC; a field that would be empty is `-`. */
const printable = (text: string, longest: number): string =>
  text.replace(/[^\x21-\x7e]/g, '').slice(0, longest) || '-'

/** JSON may name every other character by its number. */
const ascii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
