/** The columns of a table of beds. */
export const REQUIRED = ['building', 'floor', 'room', 'bed'] as const
const OPTIONAL = ['department', 'device_serial', 'phone'] as const
/** Those that are asked for by name. */
export const COLUMNS = [...REQUIRED, ...OPTIONAL] as const
/** Says whether a bed is in use: one that is not counts as not in the file. */
export const STATUS = 'status'

export type Column = (typeof COLUMNS)[number] | typeof STATUS

const OTHER_NAMES: Readonly<Record<string, Column>> = {
  department_name: 'department',
  unit: 'department',
  ward: 'department',
  device: 'device_serial',
  serial: 'device_serial',
  serial_number: 'device_serial',
  device_serial_number: 'device_serial',
  phone_number: 'phone',
  telephone: 'phone',
  telephone_number: 'phone',
  bed_status: STATUS,
}
const KNOWN: ReadonlySet<string> = new Set([...COLUMNS, STATUS])

const plain = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')

/**
 * Returns the column that each header names, whatever its case, spaces, line breaks, hyphens and underscores; null where it is not read.
 * Another name for a column counts where no header has the column's own, and the first of several.
 */
export function columnsOf(headers: readonly string[]): readonly (Column | null)[] {
  const names = headers.map(plain)
  const taken = new Set<Column>()
  return names.map((name) => {
    // Membership was looked up.
    if (KNOWN.has(name)) return name as Column
    const other = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined
    if (!other || names.includes(other) || taken.has(other)) return null
    taken.add(other)
    return other
  })
}
const IN_USE = /^(|active|open|in use|available|occupied|unoccupied|free)$/i
const OUT_OF_USE = /^(inactive|closed|suspended|retired|blocked|out of service)$/i

/** Returns whether a bed of that status is in use; null for an unknown word. */
export const isInUse = (status: string): boolean | null =>
  IN_USE.test(status.trim()) ? true : OUT_OF_USE.test(status.trim()) ? false : null
