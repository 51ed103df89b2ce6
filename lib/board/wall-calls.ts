import type { BedLabel, Labels } from './label'
import { arrange } from './label-lines'
import { textWidth } from './text-width'

/**
 * The tiles of a wall: one for each bed where a patient waits, with its label, its priority and its wait in letters that are
 * read from 5 m. The usual rule for signs is a letter height of 1/200 of the distance, here 25 mm
 * (docs/decisions/0027-letters-of-25-mm-on-a-wall.md). All measures are in em of these letters; wall.css has the same figures.
 */

/** As in wall.css: the font size of the reason, 15 mm for 3 m. */
const NEAR_EM = 0.6
/** As in wall.css: a tile's height, the gap between tiles, the padding of a tile, and between its parts. */
const TILE_HEIGHT = 3.6
const GAP = 0.11
const PADDING = 0.36
const BETWEEN = 0.2
const BETWEEN_WIDE = 0.5
const PADDING_WIDE = 0.8
/** "12:40" or "1 h 02". */
const TIMER = 2.92
/** The icon and the longest word for a priority, "Emergencia". */
const PRIORITY = 6.48

/** Where and how a tile shows its bed. */
export interface CallPlace {
  /** How many columns it takes. */
  readonly span: number
  readonly label: BedLabel
  /** Side by side: how many times the letters for 5 m its label and wait are high, and its words. Null: one above the other. */
  readonly wide: { readonly big: number; readonly words: number } | null
  /** The width for the reason, in em of its own letters for 5 m. */
  readonly wordsWidth: number
}

/** Returns how many rows of tiles fit on a wall of this height (em) above a plan of at least `planHeight` (em); at least one. */
export const rowsOn = (height: number, planHeight: number): number =>
  Math.max(1, Math.floor((height - planHeight) / (TILE_HEIGHT + GAP)))

/** A label that does not fit two columns is shortened before it takes more. */
const USUALLY_AT_MOST = 2

/**
 * Returns the number of columns of tiles by which the beds of a building take the least room. It depends on their labels only,
 * so that no tile changes its width with the beds that wait.
 */
export function columnsOn(width: number, labels: readonly string[]): number {
  const widths = labels.map((label) => textWidth(label, -0.02) + BETWEEN + TIMER)
  const most = Math.max(1, Math.floor((width + GAP) / (PRIORITY + PADDING + GAP)))
  const room = (columns: number) => {
    const fits = spanWidth(1, columns, width)
    const spans = widths.map((one) => (one <= fits ? 1 : Math.min(USUALLY_AT_MOST, columns)))
    return spans.reduce((sum, span) => sum + span, 0) / columns
  }
  let best = most
  for (let columns = most - 1; columns > 0; columns -= 1) if (room(columns) < room(best)) best = columns
  return best
}

/** Returns the width inside a tile of `span` columns (em), without its padding. */
export const spanWidth = (span: number, columns: number, width: number): number =>
  ((width + GAP) / columns) * span - GAP - PADDING

/**
 * Returns the place of a bed's tile: as narrow as lets its label be whole, within two columns; then with the middle of the
 * room's name left out, then wider. The label is never smaller than the letters for 5 m where the screen has the width.
 */
export function placeOf(labels: Labels, bedId: string, columns: number, width: number): CallPlace | null {
  const widthOf = (span: number) => spanWidth(span, columns, width)
  const written = (span: number) =>
    labels.write(bedId, { width: widthOf(span) - BETWEEN - TIMER, height: 1, smallest: 1 })
  const spans = Array.from({ length: columns }, (_, index) => index + 1)
  const isFull = (span: number) => written(span)?.size === 1
  const isWhole = (span: number) => isFull(span) && !written(span)?.shortened
  const span =
    spans.slice(0, USUALLY_AT_MOST).find(isWhole) ??
    spans.slice(Math.min(1, columns - 1)).find(isFull) ??
    columns
  const label = written(span)
  if (!label) return null
  return sideBySide({ span, label, wide: null, wordsWidth: widthOf(span) })
}

/** The sizes of a tile whose parts stand side by side, by its least width (em). */
const SIDE_BY_SIDE = [
  { from: 30, big: 1.6, words: 1.3 },
  { from: 16, big: 1.25, words: 1 },
] as const

/** Returns the place with its parts side by side where that leaves room for all of them. */
function sideBySide(place: CallPlace): CallPlace {
  const { label, wordsWidth: inside } = place
  const text = textWidth(label.lines.join(''), -0.02)
  if (label.size < 1 || label.lines.length > 1) return place
  for (const wide of SIDE_BY_SIDE) {
    const { from, big, words } = wide
    if (inside < from) continue
    const left = inside + PADDING - PADDING_WIDE - 2 * BETWEEN_WIDE - big * (text + TIMER)
    if (left / words >= PRIORITY) return { ...place, wide, wordsWidth: left / words }
  }
  return place
}

/** The pages of the tiles, each as the indexes of its tiles, and the rows that every page takes. */
export interface CallPages {
  readonly pages: readonly (readonly number[])[]
  readonly rows: number
}

/**
 * Returns the pages of the tiles: as few as possible, and all of the same height, so that turning them moves nothing else. Where
 * all do not fit, the first tiles (`pinned`: emergencies) are on every page as far as one row remains for the others, which
 * turn, and one column of each page is for the number of those that are not shown.
 */
export function callPages(
  spans: readonly number[],
  columns: number,
  most: number,
  pinned: number,
): CallPages {
  const needed = rowsOf(spans, columns)
  if (needed <= most) return { pages: [spans.map((_, index) => index)], rows: needed }
  const full = turningPages(spans, columns, most, pinned)
  for (let rows = 2; rows < most; rows += 1) {
    const pages = turningPages(spans, columns, rows, pinned)
    const alike = pages.length === full.length && headOf(pages) === headOf(full)
    if (alike) return { pages, rows }
  }
  return { pages: full, rows: most }
}

/** Returns how many tiles are on every page. */
const headOf = ([first = [], ...others]: readonly (readonly number[])[]): number =>
  first.filter((index) => others.every((page) => page.includes(index))).length

function turningPages(
  spans: readonly number[],
  columns: number,
  rows: number,
  pinned: number,
): readonly (readonly number[])[] {
  const isFitting = (indexes: readonly number[], most: number, more: readonly number[] = []) =>
    rowsOf([...indexes.map((index) => spans[index] ?? 1), ...more], columns) <= most
  const all = spans.map((_, index) => index)
  const head: number[] = []
  for (const index of all.slice(0, pinned)) {
    if (rows < 2 || !isFitting([...head, index], rows - 1)) break
    head.push(index)
  }
  const pages: number[][] = []
  let page = [...head]
  for (const index of all.slice(head.length)) {
    if (page.length > head.length && !isFitting([...page, index], rows, [1])) {
      pages.push(page)
      page = [...head]
    }
    page.push(index)
  }
  return [...pages, page]
}

/** Returns the rows that tiles take side by side, in order. */
function rowsOf(spans: readonly number[], columns: number): number {
  let rows = 1
  let used = 0
  for (const span of spans) {
    if (used + span > columns) {
      rows += 1
      used = 0
    }
    used += span
  }
  return rows
}

/** Words of a tile, as they are written: their lines, and their size as a part of the letters for 3 m. */
export interface TileWords {
  readonly lines: readonly string[]
  readonly size: number
}

/** From this size on, words are read from about 3 m. */
const LEGIBLE = 0.75

export interface WordsOfTile {
  readonly reason: string
  /** What comes with the reason, the longest form first; empty for nothing. */
  readonly also: readonly string[]
  /** What comes with the reason has an icon in front of it. */
  readonly icon: boolean
  /** What comes with the reason is never left out. */
  readonly always: boolean
  /** In em of the letters for 5 m. */
  readonly width: number
}

/** The icon and the gap after it, in em of the letters for 3 m. As in wall.css. */
const ICON = 1.15

/**
 * Returns the two lines below the priority, of which nothing is cut off: the reason, and what comes with it in the first form
 * that is legible. A reason that is too long for one line takes both.
 */
export function tileWords({ reason, also, icon, always, width }: WordsOfTile): {
  readonly reason: TileWords
  readonly also: TileWords | null
} {
  const near = width / NEAR_EM
  const written = (text: string, height: number, room = near): TileWords =>
    arrange({ door: text, bed: '' }, { width: room, height, smallest: LEGIBLE })
  const short = written(reason, 1)
  const forms = also.map((form) => written(form, 1, icon ? near - ICON : near))
  const legible = forms.find(({ size }) => size >= LEGIBLE) ?? forms.at(-1)
  if (legible && (always || short.size >= LEGIBLE)) return { reason: short, also: legible }
  return { reason: written(reason, 2), also: null }
}
