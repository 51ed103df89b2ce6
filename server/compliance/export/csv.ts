import { stringify } from 'csv-stringify/sync'
import type { WholeRow } from './rows'

const COLUMNS = [
  'seq',
  'time',
  'actor_kind',
  'actor_id',
  'name',
  'role',
  'session',
  'address',
  'action',
  'outcome',
  'building',
  'floor',
  'room',
  'bed',
  'patient',
  'patients_together',
  'patients',
  'request',
  'reason',
  'detail',
  'hash',
] as const

/** So that a spreadsheet takes the file for UTF-8. */
const BOM = '\uFEFF'

/** Returns the first line of the file. */
export const csvHead = (): string => BOM + lines([COLUMNS])

/**
 * Returns rows as CSV by RFC 4180. A text that a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV
 * injection).
 * @param only - the MRN that the export is about: the others of its rows are not named
 */
export const csvRows = (rows: readonly WholeRow[], only: string | undefined): string =>
  lines(rows.map((row) => cellsOf(row, only)))

const lines = (cells: readonly (readonly (string | number | null)[])[]): string =>
  stringify([...cells], { record_delimiter: 'windows', escape_formulas: true })

const cellsOf = (row: WholeRow, only: string | undefined) => [
  row.seq,
  new Date(row.at).toISOString(),
  row.actor_kind,
  row.actor_id,
  row.actor_name,
  row.role,
  row.session,
  row.address,
  row.action,
  row.outcome,
  row.building,
  row.floor,
  row.room,
  row.bed,
  row.patient ?? (row.patients && only ? only : null),
  row.patients?.length ?? null,
  row.patients && only === undefined ? JSON.stringify(row.patients) : null,
  row.request_id,
  row.reason,
  row.detail,
  row.hash,
]
