import { refusalText } from '@/lib/words/refusal-text'
import type { Fault, LaidBuilding, PlannedBed, ReadFile } from './types'

const PARTS = ['building', 'floor', 'room', 'bed'] as const

/** What a reader sees of a name: no case, no second space, nothing that is not shown. */
const seen = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()

type Place = Pick<PlannedBed, (typeof PARTS)[number]>

/** Names by what a reader sees of the place, each with the line that wrote it first; null: it is on the board. */
type Written = Map<string, Map<string, string | null>>

/** Returns what a reader sees of a whole place. */
export const seenPlace = (place: Place): string => JSON.stringify(PARTS.map((part) => seen(place[part])))

/** Returns the parts of a place from the building down, each with what a reader sees of all so far. */
const partsOf = (place: Place) =>
  PARTS.map((part, index) => ({
    part,
    name: place[part],
    key: JSON.stringify(PARTS.slice(0, index + 1).map((one) => seen(place[one]))),
  }))

/**
 * Returns a fault for each line with a place that reads like another one, of an earlier line or on the board: nurses cannot tell them
 * apart. A retired bed is on no board.
 */
export function linesAlike(
  lines: ReadFile['beds'],
  now: readonly LaidBuilding[],
): ReadonlyMap<ReadFile['beds'][number], Fault> {
  const written: Written = new Map()
  const note = (place: Place, where: string | null) => {
    for (const { key, name } of partsOf(place)) {
      const names = written.get(key) ?? new Map<string, string | null>()
      if (!names.has(name)) written.set(key, names.set(name, where))
    }
  }
  for (const { beds } of now) for (const bed of beds) if (!bed.retired) note(bed, null)
  const faults = new Map<ReadFile['beds'][number], Fault>()
  for (const line of lines) {
    const alike = partsOf(line.bed).find(({ key, name }) => written.has(key) && !written.get(key)?.has(name))
    if (!alike) {
      note(line.bed, line.where)
      continue
    }
    const [other, where] = [...(written.get(alike.key) ?? [])][0] ?? ['', null]
    const why = where
      ? refusalText('layout.alike', { name: alike.name, other, where })
      : refusalText('layout.alikeOnBoard', { name: alike.name, other })
    faults.set(line, { where: line.where, field: alike.part, ...why })
  }
  return faults
}
