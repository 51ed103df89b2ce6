import { formatsIn } from '@/lib/words/formats'
import { DEFAULT_LOCALE } from '@/lib/words/locales'
/** What is wrong with the chain, by the numbers of the rows. Times are milliseconds since the epoch. */
export type Finding =
  | { readonly kind: 'changed'; readonly seq: number; readonly at: number }
  | { readonly kind: 'inserted'; readonly seq: number; readonly at: number }
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** Two rows changed places. */
  | { readonly kind: 'swapped'; readonly seq: number; readonly with: number }
  /** The row at `seq` is row `is`. */
  | { readonly kind: 'moved'; readonly seq: number; readonly is: number; readonly at: number }
  /** The patients that the row names are not kept. */
  | { readonly kind: 'without-patients'; readonly seq: number; readonly at: number }
  /** No row from `seq` to `to` belongs to the chain; they are too many to be named one by one. */
  | { readonly kind: 'foreign'; readonly seq: number; readonly to: number; readonly at: number }

/** Returns the number by which findings are put in order. */
const placeOf = (finding: Finding): number => (finding.kind === 'missing' ? finding.from : finding.seq)

/** Returns findings as sentences, in the order of the rows; neighbours of one kind share a sentence. */
export function findingLines(findings: readonly Finding[]): string[] {
  const lines: string[] = []
  const sorted = [...findings].sort((a, b) => placeOf(a) - placeOf(b))
  for (let index = 0; index < sorted.length; ) {
    const [first, ...others] = runFrom(sorted, index)
    if (!first) break
    lines.push(sentence(first, others.at(-1) ?? first))
    index += 1 + others.length
  }
  return lines
}

/** Returns the findings from `index` on that are of one kind, on rows next to each other. */
function runFrom(sorted: readonly Finding[], index: number): Finding[] {
  const run: Finding[] = []
  for (const finding of sorted.slice(index, index + LONGEST_RUN)) {
    const last = run.at(-1)
    const joins =
      last === undefined ||
      (last.kind === finding.kind && RUNS.has(last.kind) && placeOf(finding) === placeOf(last) + 1)
    if (!joins) break
    run.push(finding)
  }
  return run
}

const RUNS: ReadonlySet<Finding['kind']> = new Set(['changed', 'inserted', 'without-patients'])
const LONGEST_RUN = 100_000

function sentence(first: Finding, last: Finding): string {
  switch (first.kind) {
    case 'missing':
      return first.from === first.to
        ? `Row ${count(first.from)} is missing.`
        : `Rows ${count(first.from)} to ${count(first.to)} are missing.`
    case 'swapped':
      return `Rows ${count(first.seq)} and ${count(first.with)} were swapped.`
    case 'moved':
      return `Row ${count(first.is)} was moved to number ${count(first.seq)} (${moment(first.at)}).`
    case 'without-patients':
      return first === last
        ? `The patients of row ${count(first.seq)} are missing (${moment(first.at)}).`
        : `The patients of rows ${count(first.seq)} to ${count(placeOf(last))} are missing (from ${moment(first.at)}).`
    case 'foreign':
      return `Rows ${count(first.seq)} to ${count(first.to)} do not belong to the chain (from ${moment(first.at)}).`
    default:
      return first === last
        ? `Row ${count(first.seq)} was ${first.kind} (${moment(first.at)}).`
        : `Rows ${count(first.seq)} to ${count(placeOf(last))} were ${first.kind} (from ${moment(first.at)}).`
  }
}

/** Returns a number with commas, as people read long ones. */
export const count = (number: number): string => formatsIn(DEFAULT_LOCALE).whole(number)

const moment = (at: number): string =>
  Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : 'time unreadable'
