import { stringify } from 'csv-stringify/sync'
import type { VisitRow } from './visits'

const COLUMNS = [
  'appointmentId',
  'externalId',
  'date',
  'duration',
  'status',
  'waitingRoom',
  'reasons',
  'providers',
  'videoCallStatus',
  'episodeOfCareId',
  'accountNumber',
  'patientId',
  'soloPatientId',
  'mrn',
  'firstName',
  'lastName',
  'birthDate',
  'gender',
] as const satisfies readonly (keyof VisitRow)[]

/**
 * Returns a header row and one row for each visit by RFC 4180: CRLF, quotes where needed. A text that a spreadsheet would read
 * as a formula gets an apostrophe before it (OWASP, "CSV Injection").
 * @returns UTF-8, without a byte order mark
 */
export const visitsCsv = (rows: readonly VisitRow[]): Buffer =>
  Buffer.from(
    stringify([...rows], {
      header: true,
      columns: [...COLUMNS],
      record_delimiter: 'windows',
      escape_formulas: true,
    }),
  )
