import { writtenPlace } from '@/lib/board/place'
import type { ShortenedLabel } from '@/lib/layout/types'
import type { Imported } from './import'

/** How many of the beds with long names are listed. */
const LISTED = 10

/** Returns what the command line says of an import, in one line or several. */
export function importedWords({ added, changed, same, kept, shortened, notes }: Imported): string {
  return [
    `${added} beds added, ${changed} changed, ${same} unchanged.`,
    ...(kept > 0 ? [`${kept} beds that are not in the file stay on the board.`] : []),
    ...notes.map(({ where, message }) => `${where}: ${message}`),
    ...(shortened.length > 0 ? warning(shortened) : []),
  ].join('\n')
}

const warning = (beds: readonly ShortenedLabel[]): readonly string[] => [
  `Warning: small cards leave out the middle of the room's name of ${beds.length} beds, never the bed itself:`,
  ...beds
    .slice(0, LISTED)
    .map((one) => `  ${writtenPlace({ ...one, label: one.bed })}, ${one.building}: "${one.label}"`),
  ...(beds.length > LISTED ? [`  and ${beds.length - LISTED} more`] : []),
]
