import { type CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { accepted, type Result, refused } from '@/lib/errors'
import type { Fault, PlannedBed, ReadFile } from '@/lib/layout/types'
import { refusalText } from '@/lib/words/refusal-text'
import { COLUMNS, columnsOf, isInUse, REQUIRED, STATUS } from './csv-columns'
import { layoutWord, maybeWord, phoneWord } from './fields'
import { MOST_BEDS } from './import-limits'
import { cellText, spoiltBy } from './spreadsheet'

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
 * Reads beds from a CSV table with a header row: building, floor, room and bed; department, device_serial, phone and status where
 * known. A comma, semicolon or tab separates. A missing column leaves what is known unchanged; an empty cell says "none"; a bed that
 * is out of use counts as not in the file. A column of another name is left out, with a note.
 * Refuses more lines than MOST_BEDS as soon as it is past them: reading blocks everything else in this process.
 */
export function readCsv(text: string): Result<ReadFile> {
  const table = parseTable(text)
  if (!table.ok) return table
  const { header, rows } = table.value
  const named = columnsOf(header)
  const missing = REQUIRED.filter((name) => !named.includes(name))
  if (missing.length > 0) {
    const names = { missing: missing.join(', '), known: COLUMNS.join(', ') }
    return refused('invalid', refusalText('layout.columns', names), { field: 'line 1' })
  }
  const twice = named.find((name, index) => name && named.indexOf(name) !== index)
  if (twice)
    return refused('invalid', refusalText('layout.columnTwice', { column: twice }), { field: 'line 1' })
  const beds: { where: string; bed: PlannedBed }[] = []
  const faults: Fault[] = header.flatMap((column, index) =>
    named[index] || column.trim() === '' ? [] : [unknownColumn(column.trim())],
  )
  for (const { line, cells } of rows) {
    const where = `Line ${line}`
    if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
      faults.push({ where, field: '', ...refusalText('layout.cells') })
      continue
    }
    const given = Object.fromEntries(
      named.flatMap((name, at) => (name ? [[name, cellText(cells[at] ?? '')]] : [])),
    )
    const inUse = isInUse(given[STATUS] ?? '')
    if (inUse === false) continue
    if (inUse === null) {
      faults.push({ where, field: STATUS, ...refusalText('layout.status', { status: given[STATUS] ?? '' }) })
      continue
    }
    const read = readRow(given)
    for (const { field, why } of read.faults) {
      faults.push({ where, field, message: `${field} ${why}.`, ...(read.bed && { isNote: true }) })
    }
    if (read.bed) beds.push({ where, bed: read.bed })
  }
  return accepted({ kind: 'csv', beds, faults })
}

const unknownColumn = (column: string): Fault => ({
  where: 'Line 1',
  field: column,
  isNote: true,
  ...refusalText('layout.columnUnknown', { column, known: [...COLUMNS, STATUS].join(', ') }),
})

/** Returns the bed of a line and what is wrong with it: a phone that is none costs the phone, and everything else the bed. */
function readRow(given: Readonly<Record<string, string>>) {
  const spoilt = Object.entries(given).flatMap(([field, cell]) => {
    const why = spoiltBy(cell)
    return why ? [{ field, why }] : []
  })
  const parsed = row.safeParse(given)
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: String(path[0] ?? ''),
    why: message,
  }))
  const faults = [...spoilt, ...wrong.filter(({ field }) => !spoilt.some((one) => one.field === field))]
  if (faults.some(({ field }) => field !== 'phone')) return { bed: null, faults }
  // Only the phone is wrong: without it the row is right.
  const taken =
    faults.length === 0 && parsed.success ? parsed.data : row.parse({ ...given, phone: undefined })
  const { device_serial: deviceSerial, ...bed } = taken
  return { bed: { ...bed, deviceSerial }, faults }
}

interface Table {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

class TooMany extends Error {}

function parseTable(text: string): Result<Table> {
  const rows: { line: number; cells: readonly string[] }[] = []
  // What Excel itself reads: a first line that names the separator.
  const told = /^sep=(.)\r?\n/i.exec(text)
  const before = told ? 1 : 0
  const body = told ? text.slice(told[0].length) : text
  try {
    parse(body, {
      bom: true,
      delimiter: told?.[1] ?? separatorOf(body),
      relax_column_count: true,
      // 55" is a size, and ="012" a text.
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 20_000,
      on_record: (cells: string[], { lines }) => {
        // The header and at most MOST_BEDS lines; throwing here ends the parsing.
        if (rows.length > MOST_BEDS) throw new TooMany()
        rows.push({ line: lines + before, cells })
        return null
      },
    })
    const [first, ...rest] = rows
    if (!first || rest.length === 0) return refused('invalid', refusalText('layout.noBeds'))
    return accepted({ header: first.cells, rows: rest })
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
