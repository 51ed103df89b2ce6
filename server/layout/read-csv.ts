import { type CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { accepted, type Result, refused } from '@/lib/errors'
import type { Fault, PlannedBed, ReadFile } from '@/lib/layout/types'
import { refusalText } from '@/lib/words/refusal-text'
import { layoutWord, maybeWord, phoneWord } from './fields'
import { MOST_BEDS } from './import-limits'

const REQUIRED = ['building', 'floor', 'room', 'bed'] as const
const OPTIONAL = ['department', 'device_serial', 'phone'] as const
const COLUMNS: readonly string[] = [...REQUIRED, ...OPTIONAL]

const row = z.object({
  building: layoutWord,
  floor: layoutWord,
  room: layoutWord,
  bed: layoutWord,
  department: maybeWord.optional(),
  device_serial: maybeWord.optional(),
  phone: phoneWord.optional(),
})

/**
 * Reads beds from a CSV table with a header row: building, floor, room and bed; department, device_serial and phone where
 * known. A comma, semicolon or tab separates. A missing column leaves what is known unchanged; an empty cell says "none".
 * Refuses more lines than MOST_BEDS as soon as it is past them: reading blocks everything else in this process.
 */
export function readCsv(text: string): Result<ReadFile> {
  const table = parseTable(text)
  if (!table.ok) return table
  const { header, rows } = table.value
  const missing = REQUIRED.filter((name) => !header.includes(name))
  if (missing.length > 0) {
    const names = { missing: missing.join(', '), known: COLUMNS.join(', ') }
    return refused('invalid', refusalText('layout.columns', names), { field: 'line 1' })
  }
  const twice = header.find((name, index) => COLUMNS.includes(name) && header.indexOf(name) !== index)
  if (twice)
    return refused('invalid', refusalText('layout.columnTwice', { column: twice }), { field: 'line 1' })
  const columns = COLUMNS.flatMap((name) => {
    const at = header.indexOf(name)
    return at < 0 ? [] : [{ name, at }]
  })
  const beds: { where: string; bed: PlannedBed }[] = []
  const faults: Fault[] = []
  for (const { line, cells } of rows) {
    const where = `Line ${line}`
    if (cells.length > header.length) {
      faults.push({
        where,
        field: '',
        ...refusalText('layout.cells'),
      })
      continue
    }
    const given = Object.fromEntries(columns.map(({ name, at }) => [name, cells[at] ?? '']))
    const parsed = row.safeParse(given)
    if (parsed.success) {
      const { device_serial: deviceSerial, ...bed } = parsed.data
      beds.push({ where, bed: { ...bed, deviceSerial } })
      continue
    }
    for (const { path, message } of parsed.error.issues) {
      faults.push({ where, field: String(path[0] ?? ''), message: `${String(path[0])} ${message}.` })
    }
  }
  return accepted({ kind: 'csv', beds, faults })
}

interface Table {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

class TooMany extends Error {}

function parseTable(text: string): Result<Table> {
  const rows: { line: number; cells: readonly string[] }[] = []
  try {
    parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 20_000,
      on_record: (cells: string[], { lines }) => {
        // The header and at most MOST_BEDS lines; throwing here ends the parsing.
        if (rows.length > MOST_BEDS) throw new TooMany()
        rows.push({ line: lines, cells })
        return null
      },
    })
    const [first, ...rest] = rows
    if (!first || rest.length === 0) return refused('invalid', refusalText('layout.noBeds'))
    return accepted({
      header: first.cells.map((name) => name.trim().toLowerCase()),
      rows: rest,
    })
  } catch (error) {
    if (error instanceof TooMany) {
      return refused('payload_too_large', refusalText('layout.fileBeds', { most: MOST_BEDS }))
    }
    const line = (error as Partial<CsvError>).lines
    return typeof line === 'number'
      ? refused('invalid', refusalText('layout.noTableNear', { line: String(line) }), {
          field: `line ${line}`,
        })
      : refused('invalid', refusalText('layout.noTable'), { field: 'text' })
  }
}

/** Decided by the header: spreadsheets of other countries write semicolons, and pasted cells are separated by tabs. */
function separatorOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1)
  return [',', ';', '\t'].reduce((best, one) => (count(header, one) > count(header, best) ? one : best), ',')
}

const count = (text: string, one: string): number => text.split(one).length - 1
