import { accepted, type Result, refused } from '@/lib/errors'
import type { ReadFile } from '@/lib/layout/types'
import { refusalText } from '@/lib/words/refusal-text'
import { LONGEST_FILE, MOST_BEDS, MOST_FAULTS } from './import-limits'
import { readCsv } from './read-csv'
import { readFhir, readLocations } from './read-fhir'

/**
 * Reads beds from a CSV table, or a FHIR bundle or list in JSON. The answer holds the faults of single lines; refusals are `invalid` for text
 * that is neither, `payload_too_large` for too long a file or too many beds.
 */
export function readFile(text: string): Result<ReadFile> {
  if (text.length > LONGEST_FILE) {
    return refused('payload_too_large', refusalText('layout.fileLong', { most: LONGEST_FILE }))
  }
  const body = text.replace(/^\uFEFF/, '').trimStart()
  if (body === '') return refused('invalid', refusalText('layout.fileEmpty'), { field: 'text' })
  if (body.slice(0, 1_000).includes('\0')) {
    return refused('invalid', refusalText('layout.noText'), {
      field: 'text',
    })
  }
  if (body.startsWith('<')) return refused('invalid', refusalText('layout.xml'), { field: 'text' })
  const read = body.startsWith('{') || body.startsWith('[') ? readJson(body) : readCsv(body)
  if (!read.ok) return read
  if (read.value.beds.length > MOST_BEDS) {
    return refused('payload_too_large', refusalText('layout.fileBeds', { most: MOST_BEDS }))
  }
  return accepted({ ...read.value, faults: read.value.faults.slice(0, MOST_FAULTS) })
}

/** A Bundle or a list of Locations, or NDJSON as FHIR's bulk export writes it: a resource a line. */
function readJson(text: string): Result<ReadFile> {
  const whole = parsed(text)
  if (whole !== undefined) return readFhir(whole)
  const lines = text
    .split(/\r?\n/)
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [{ where: `Line ${index + 1}`, resource: parsed(line) }],
    )
  return lines.length > 1 && lines.every(({ resource }) => resource !== undefined)
    ? readLocations(lines)
    : refused('invalid', refusalText('layout.brokenJson'), { field: 'text' })
}

/** @returns undefined where it is no JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
