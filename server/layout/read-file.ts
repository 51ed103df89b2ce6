import { accepted, type Result, refused } from '@/lib/errors'
import type { ReadFile } from '@/lib/layout/types'
import { readCsv } from './read-csv'
import { readFhir } from './read-fhir'

/** Of the text, in characters: a bundle of 5,000 beds has about 2.5 million. */
const LONGEST_FILE = 6_000_000
const MOST_BEDS = 10_000
/** Of faults that are told: whoever has more corrects the first ones first. */
const MOST_FAULTS = 200

/**
 * Reads a CSV table or a FHIR bundle of beds, whichever it is. Faults of single lines are in the answer; refusals are
 * `invalid` for what can be read as neither, `payload_too_large` for too long a file.
 */
export function readFile(text: string): Result<ReadFile> {
  if (text.length > LONGEST_FILE) {
    return refused(
      'payload_too_large',
      `A file may have ${LONGEST_FILE.toLocaleString('en')} characters: split it by building.`,
    )
  }
  const body = text.replace(/^\uFEFF/, '').trimStart()
  if (body === '') return refused('invalid', 'There is nothing in this file.', { field: 'text' })
  if (body.slice(0, 1_000).includes('\0')) {
    return refused('invalid', 'This is not text, or text of another encoding: save it as CSV UTF-8.', {
      field: 'text',
    })
  }
  const read = body.startsWith('{') ? readJson(body) : readCsv(body)
  if (!read.ok) return read
  if (read.value.beds.length > MOST_BEDS) {
    return refused(
      'payload_too_large',
      `A file may have ${MOST_BEDS.toLocaleString('en')} beds: split it by building.`,
    )
  }
  return accepted({ ...read.value, faults: read.value.faults.slice(0, MOST_FAULTS) })
}

function readJson(text: string): Result<ReadFile> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refused('invalid', 'This starts like JSON, and is none: was it cut off?', { field: 'text' })
  }
  return readFhir(json)
}
