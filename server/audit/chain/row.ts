import { createHash } from 'node:crypto'

/** The columns that the hash of a row covers after its number, in order; docs/AUDIT.md has the format. */
export const FIELDS = [
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'role',
  'session',
  'address',
  'action',
  'outcome',
  'building_id',
  'bed_id',
  'patient',
  'patients',
  'request_id',
  'reason',
  'detail',
] as const

/** A row of the chain as it is verified. */
export interface ChainRow {
  readonly seq: number
  /** SHA-256, in hexadecimal. */
  readonly previous: string
  /** SHA-256, in hexadecimal. */
  readonly hash: string
  /** In the order of `FIELDS`: times as milliseconds since the epoch, bytes in hexadecimal. */
  readonly fields: readonly (string | null)[]
}

/** A row of the chain by its number, from 1, and its hash. The chain begins after number 0. */
export interface Link {
  readonly seq: number
  readonly hash: string
}

/** What the first row follows. */
export const BEGINNING: Link = { seq: 0, hash: '00'.repeat(32) }

/** Returns when the row was written, in milliseconds since the epoch; NaN where its time is none. */
export const timeOf = (row: ChainRow): number => Number(row.fields[0] ?? Number.NaN)

/** Returns the hash of the set of patients that a row names. */
export const patientsOf = (row: ChainRow): string | null => row.fields[FIELDS.indexOf('patients')] ?? null

/** Returns the hash of a row's fields as the row `seq` after the one with the hash `previous`. */
export function hashAt(fields: ChainRow['fields'], seq: number, previous: string): string {
  let text = counted(String(seq))
  for (const field of fields) text += counted(field)
  return createHash('sha256').update(previous, 'hex').update(text, 'utf8').digest('hex')
}

/** Returns a field with its length in bytes before it, so that no two rows read the same. */
const counted = (field: string | null): string =>
  field === null ? '-,' : `${Buffer.byteLength(field)}:${field},`
