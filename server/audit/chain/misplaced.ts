import type { Finding } from './findings'
import { type ChainRow, hashAt } from './row'

/** A row that does not fit where it stands. */
export interface Misfit {
  readonly kind: 'changed' | 'inserted'
  readonly seq: number
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number
  /** Absent beyond the first ones, of which there may be millions. */
  readonly row?: ChainRow
}

export interface Gap {
  readonly from: number
  readonly to: number
}

/** Of so many rows and numbers each pair is tried. */
export const TRIED = 300

export type Moved = Finding & { kind: 'moved' }

export interface Tangle {
  readonly misfits: readonly Misfit[]
  readonly gaps: readonly Gap[]
  readonly moved: readonly Moved[]
  /** Moved, or numbered again because a row was inserted before it. */
  readonly perhapsMoved: Moved | null
  /** The number after the last row. */
  readonly next: number
}

/** Names the rows among the misfits that belong where another misfit is, or where a row is missing. */
export function untangle({ misfits, gaps, moved: known, perhapsMoved, next }: Tangle): Finding[] {
  const tried = misfits.slice(0, TRIED)
  const perhaps = perhapsMoved ? [perhapsMoved] : []
  const free = [
    ...gaps.flatMap(({ from, to }) => range(from, Math.min(to, from + TRIED))).slice(0, TRIED),
    ...[...known, ...perhaps].map(({ seq }) => seq),
    next,
  ]
  const moved = [...known]
  for (const misfit of tried) {
    const is = numberOf(misfit, tried, free)
    if (is !== null) moved.push({ kind: 'moved', seq: misfit.seq, is, at: misfit.at })
  }
  moved.push(...perhaps.filter(({ seq }) => moved.some(({ is }) => is === seq)))
  const from = new Set(moved.map(({ seq }) => seq))
  const filled = new Set(moved.map(({ is }) => is))
  return [
    ...asSwaps(moved),
    ...misfits.filter(({ seq }) => !from.has(seq)).map(({ kind, seq, at }) => ({ kind, seq, at })),
    ...gaps.flatMap((gap) => without(gap, filled)).map((gap) => ({ kind: 'missing' as const, ...gap })),
  ]
}

/** Returns the number at which a misfit belongs; null where that is not found. */
function numberOf({ seq, row }: Misfit, others: readonly Misfit[], free: readonly number[]): number | null {
  if (!row) return null
  for (const number of free) if (hashAt(row.fields, number, row.previous) === row.hash) return number
  for (const { row: other } of others) {
    if (other && other.seq !== seq && belongsAt(row, other)) return other.seq
  }
  return null
}

/** Whether the content of `row` is that of the row which stood where `other` is; the hashes may have moved with it, or stayed. */
const belongsAt = (row: ChainRow, other: ChainRow): boolean =>
  [row.previous, other.previous].some((previous) => {
    const hash = hashAt(row.fields, other.seq, previous)
    return hash === row.hash || hash === other.hash
  })

/** Two rows that stand at each other's number were swapped. */
function asSwaps(moved: readonly Moved[]): Finding[] {
  const at = new Map(moved.map(({ seq, is }) => [seq, is]))
  return moved.flatMap((one): Finding[] => {
    if (at.get(one.is) !== one.seq) return [one]
    return one.seq < one.is ? [{ kind: 'swapped', seq: one.seq, with: one.is }] : []
  })
}

/** Returns what is left of a gap without the numbers whose rows were found. */
function without({ from, to }: Gap, filled: ReadonlySet<number>): Gap[] {
  const left: Gap[] = []
  let start = from
  for (const number of [...filled].filter((one) => one >= from && one <= to).sort((a, b) => a - b)) {
    if (number > start) left.push({ from: start, to: number - 1 })
    start = number + 1
  }
  if (start <= to) left.push({ from: start, to })
  return left
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
