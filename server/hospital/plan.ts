import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { accepted, type Result, refused } from '@/lib/errors'

const filled = z.string().trim().min(1).max(100)
const maybe = z
  .string()
  .trim()
  .max(100)
  .optional()
  .transform((value) => value || null)

const bedRow = z.object({
  building: filled,
  floor: filled,
  room: filled,
  bed: filled,
  department: maybe,
  device_serial: maybe,
  phone: maybe,
})

/** A bed as the hospital has it. Names must be those of the Solo tenant, to the letter: requests are made by them. */
export type PlannedBed = z.output<typeof bedRow>

/**
 * Reads a table of beds from CSV with a header row: building, floor, room and bed; department, device_serial and phone
 * where known. Refuses `invalid`, the field naming line and column, and takes nothing of a file with a fault in it.
 */
export function readPlan(csv: string): Result<readonly PlannedBed[]> {
  let rows: unknown[]
  try {
    rows = parse(csv, { columns: true, bom: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    return refused(
      'invalid',
      `This is no CSV table: ${error instanceof Error ? error.message : 'unreadable'}.`,
    )
  }
  if (rows.length === 0) return refused('invalid', 'There are no beds in this file.')
  const beds: PlannedBed[] = []
  const places = new Set<string>()
  const serials = new Set<string>()
  for (const [index, row] of rows.entries()) {
    // The header is line 1.
    const line = index + 2
    const parsed = bedRow.safeParse(row)
    if (!parsed.success) {
      const column = parsed.error.issues[0]?.path.join('.') ?? ''
      return refused('invalid', `Line ${line}: the column ${column} is missing, empty or too long.`, {
        field: `${line}.${column}`,
      })
    }
    const bed = parsed.data
    const place = JSON.stringify([bed.building, bed.floor, bed.room, bed.bed])
    if (places.has(place)) {
      return refused('invalid', `Line ${line}: this bed is there twice.`, { field: `${line}.bed` })
    }
    if (bed.device_serial !== null && serials.has(bed.device_serial)) {
      return refused('invalid', `Line ${line}: this device is at two beds.`, {
        field: `${line}.device_serial`,
      })
    }
    places.add(place)
    if (bed.device_serial !== null) serials.add(bed.device_serial)
    beds.push(bed)
  }
  return accepted(beds)
}
