import type { Finding } from './findings'
import { type Gap, type Misfit, type Moved, TRIED, untangle } from './misplaced'
import { type ChainRow, hashAt, type Link, timeOf } from './row'

export interface ChainCheck {
  /** Checks the next row; rows come in the order of their numbers. */
  take(row: ChainRow): void
  /** Returns the last row that belongs to the chain. */
  head(): Link
  /** Returns what is wrong with the rows that were taken; none is taken after it. */
  end(): Finding[]
}

/** A row that belongs to the chain, by its number there; `found` has the number that it stands at. */
interface Member extends Link {
  readonly found: ChainRow | null
}

/** A row that would belong if rows were removed before it, or inserted: believed once the next row follows it. */
interface Guess {
  readonly row: ChainRow
  readonly number: number
  /** The member before it, as an index of `recent`; null: the rows between were removed. */
  readonly after: number | null
}

/** How far back an insertion is looked for, and how many removed rows are found where the later ones were numbered again. */
const FAR = 1_000
/** Hashes that are spent on guessing numbers. */
const GUESSES = 200_000
/** So many rows in a row that do not fit are named one by one; more are named together. */
const MOST_WAITING = 10_000

/**
 * Checks rows one after the other against the chain that goes on from `start`. A row belongs where its hash fits its content, its
 * number and the row before. What does not fit waits until a row does: where that one belongs says what the others are.
 */
export function createChainCheck(start: Link): ChainCheck {
  const beginning: Member = { ...start, found: null }
  const gaps: Gap[] = []
  const misfits: Misfit[] = []
  const moved: Moved[] = []
  let recent: Member[] = [beginning]
  let waiting: ChainRow[] = []
  /** By how much the numbers are too high. */
  let shift = 0
  /** `shift` before the last member, where that one stands elsewhere than those before; the next one says whether it does, too. */
  let shiftBefore: number | null = null
  /** The member that the last one does not follow; the next row says which of the two is wrong. */
  let unlinked: Member | null = null
  let guess: Guess | null = null
  let guesses = GUESSES
  /** The last of the rows that do not fit, where they are too many to wait. */
  let lastForeign: ChainRow | null = null
  const foreign: Finding[] = []

  const last = (): Member => recent[recent.length - 1] ?? beginning

  function misfit(kind: Misfit['kind'], row: ChainRow | null): void {
    if (!row) return
    const { seq } = row
    misfits.push({ kind, seq, at: timeOf(row), ...(misfits.length < TRIED && { row }) })
  }

  function accept(row: ChainRow, number: number): void {
    const off = row.seq - number
    if (off === shiftBefore) {
      moved.push(...asMoved(last()))
      shift = off
    }
    shiftBefore = null
    if (off !== shift) {
      shiftBefore = shift
      shift = off
    }
    waiting = []
    lastForeign = null
    guess = null
    recent.push({ seq: number, hash: row.hash, found: row })
    if (recent.length > 2 * FAR) recent = recent.slice(-FAR)
  }

  /** Says what the rows that wait are, and which numbers have none, before a row that belongs at `number`. */
  function settleGap(number: number): void {
    if (namedTogether()) return
    let from = last().seq + 1
    for (const row of waiting) {
      const place = row.seq - shift
      const hasNumber = place >= from && place < number
      misfit(hasNumber ? 'changed' : 'inserted', row)
      if (!hasNumber) continue
      if (place > from) gaps.push({ from, to: place - 1 })
      from = place + 1
    }
    if (number > from) gaps.push({ from, to: number - 1 })
  }

  /** Names the rows that wait together, where they are too many. @returns whether it did */
  function namedTogether(): boolean {
    const [first] = waiting
    if (!first || !lastForeign) return false
    foreign.push({ kind: 'foreign', seq: first.seq, to: lastForeign.seq, at: timeOf(first) })
    return true
  }

  function follows(row: ChainRow): boolean {
    const before = last()
    if (hashAt(row.fields, before.seq + 1, before.hash) !== row.hash) return false
    if (unlinked) misfit('changed', unlinked.found ?? before.found)
    unlinked = null
    // Only its copy of the hash before was changed.
    if (row.previous !== before.hash) misfit('changed', row)
    if (!namedTogether()) for (const one of waiting) misfit('inserted', one)
    accept(row, before.seq + 1)
    return true
  }

  /** The row belongs at its own number; the one before it is missing or changed. */
  function belongsByItself(row: ChainRow): boolean {
    const before = last()
    for (const number of [row.seq - shift, row.seq]) {
      if (number <= before.seq || hashAt(row.fields, number, row.previous) !== row.hash) continue
      settleGap(number)
      // A row that neither follows nor is followed.
      if (unlinked) misfit('changed', before.found)
      unlinked = !unlinked && number === before.seq + 1 ? before : null
      accept(row, number)
      return true
    }
    return false
  }

  function followsGuess(row: ChainRow): boolean {
    if (!guess || hashAt(row.fields, guess.number + 1, guess.row.hash) !== row.hash) return false
    settleGuess(guess)
    return follows(row)
  }

  function settleGuess({ row, number, after }: Guess): void {
    waiting = waiting.filter((one) => one !== row)
    if (after === null) settleGap(number)
    else {
      for (const { found } of recent.slice(after + 1)) misfit('inserted', found)
      for (const one of waiting) misfit('inserted', one)
      recent = recent.slice(0, after + 1)
    }
    unlinked = null
    accept(row, number)
    // The next row has shown that those after it stand as it does.
    shiftBefore = null
  }

  function guessFor(row: ChainRow): Guess | null {
    if (waiting.length > FAR) return null
    const after = recent.findIndex(({ hash }) => hash === row.previous)
    const before = recent[after]
    if (before) {
      const fits = hashAt(row.fields, before.seq + 1, before.hash) === row.hash
      return fits ? { row, number: before.seq + 1, after } : guess
    }
    if (waiting.length > 0) return guess
    for (let by = 1; by <= FAR && guesses > 0; by += 1, guesses -= 1) {
      const number = row.seq - shift + by
      if (hashAt(row.fields, number, row.previous) === row.hash) return { row, number, after: null }
    }
    return null
  }

  return {
    take(row) {
      if (follows(row) || belongsByItself(row) || followsGuess(row)) return
      guess = guessFor(row)
      if (waiting.length < MOST_WAITING) waiting.push(row)
      else lastForeign = row
    },
    head: () => ({ seq: last().seq, hash: last().hash }),
    end() {
      if (unlinked) misfit('changed', unlinked.found ?? last().found)
      if (guess && guess.after === null) settleGuess(guess)
      const perhaps = shiftBefore === null ? [] : asMoved(last())
      const [perhapsMoved = null] = perhaps.filter(({ seq }) => isInserted(seq - 1))
      if (!perhapsMoved) moved.push(...perhaps)
      if (!namedTogether()) settleEnd()
      return [...untangle({ misfits, gaps, moved, perhapsMoved, next: last().seq + 1 }), ...foreign]
    },
  }

  function settleEnd(): void {
    let expected = last().seq + 1
    for (const row of waiting) {
      const isNext = row.seq - shift === expected
      if (isNext) expected += 1
      misfit(isNext ? 'changed' : 'inserted', row)
    }
  }

  function isInserted(number: number): boolean {
    return misfits.some(({ kind, seq }) => kind === 'inserted' && seq === number)
  }
}

const asMoved = ({ seq, found }: Member): Moved[] =>
  found ? [{ kind: 'moved', seq: found.seq, is: seq, at: timeOf(found) }] : []
