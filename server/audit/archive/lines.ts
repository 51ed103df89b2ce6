import { type ChainRow, FIELDS } from '../chain/row'
import type { PatientSet } from '../patient-sets'

/** A line of an archive: a row, or a set of patients before the first row that names it. */
export type ArchiveLine =
  | { readonly kind: 'row'; readonly row: ChainRow }
  | { readonly kind: 'set'; readonly set: PatientSet }

/** Returns a row as a line of JSON, by the names of its columns; its time as ISO 8601. */
export function rowLine({ seq, fields, previous, hash }: ChainRow): string {
  const columns = FIELDS.map((name, index) => [name, fields[index] ?? null] as const)
  const at = new Date(Number(fields[0]))
  return `${JSON.stringify({ seq, ...Object.fromEntries(columns), at: at.toISOString(), previous, hash })}\n`
}

/** Returns a set of patients as a line of JSON. */
export const setLine = ({ hash, mrns }: PatientSet): string => `${JSON.stringify({ hash, mrns })}\n`

/** Reads the lines of an archive. Throws where one is no JSON; what it says is then for the chain's check to judge. */
export function parseLines(text: string): ArchiveLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      // Written by the functions above, and of a file whose hash has been checked.
      const read = JSON.parse(line) as Record<string, string | null> & { seq: number; mrns?: string[] }
      if (read.mrns) return { kind: 'set', set: { hash: String(read.hash), mrns: read.mrns } }
      const at = String(Date.parse(read.at ?? ''))
      const fields = FIELDS.map((name) => (name === 'at' ? at : (read[name] ?? null)))
      return {
        kind: 'row',
        row: { seq: read.seq, previous: String(read.previous), hash: String(read.hash), fields },
      }
    })
}
