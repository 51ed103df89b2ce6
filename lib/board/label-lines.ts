import { textWidth } from './text-width'

/** The space for a label. All measures are in em of the label at full size. */
export interface LabelSpace {
  readonly width: number
  readonly height: number
  /** The smallest legible size, as a part of the full size: below it, the middle of the room's name is left out instead. */
  readonly smallest: number
}

/** A label in two parts: only the room's name, `door`, may be shortened. Joined, they are the text. */
export interface LabelParts {
  readonly door: string
  readonly bed: string
}

interface Arranged {
  readonly lines: readonly string[]
  readonly size: number
}

/** As in bed.css. */
const LINE_HEIGHT = 1
const LETTER_SPACING = -0.02
/** Steps, so that the labels of one screen have few sizes. */
const SIZES = [1, 0.9, 0.8, 0.7, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1]
const TINIEST = 0.05
/** One line is read faster than two that are a little larger. */
const ONE_LINE_FROM = 0.8

/**
 * Returns the lines of a label at the largest size that fits the space. The bed stays in one line, and words stay whole, unless
 * the label would be illegible then.
 */
export function arrange(label: LabelParts, space: LabelSpace): Arranged {
  const best = largest(label, space)
  const text = label.door + label.bed
  const fits = (size: number) => size <= space.height && widthOf(text) * size <= space.width
  const size = SIZES.find(fits) ?? 0
  return size >= best.size * ONE_LINE_FROM ? { lines: [text], size } : best
}

function largest(label: LabelParts, space: LabelSpace): Arranged {
  for (const broken of [bedInOneLine, byWords]) {
    const found = largestOf(broken(label), space, (size) => size >= space.smallest)
    if (found) return found
  }
  return (
    largestOf(byLetters(label), space, (size) => size < space.smallest) ?? {
      lines: [label.door + label.bed],
      size: TINIEST,
    }
  )
}

function largestOf(
  pieces: readonly string[],
  space: LabelSpace,
  is: (size: number) => boolean,
): Arranged | null {
  for (const size of SIZES.filter(is)) {
    const lines = linesAt(pieces, space, size)
    if (lines) return { lines, size }
  }
  return null
}

/** Returns whether a label fits the space at its smallest legible size without a broken word. */
export const isLegible = (label: LabelParts, space: LabelSpace): boolean =>
  linesAt(byWords(label), space, space.smallest) !== null

/** Returns the lines of a label at a size, given the parts between which a line may end; null where they do not fit. */
function linesAt(
  pieces: readonly string[],
  { width, height }: LabelSpace,
  size: number,
): readonly string[] | null {
  const most = Math.floor(height / (size * LINE_HEIGHT) + 1e-6)
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && widthOf(line + piece) > width / size) {
      lines.push(line)
      line = ''
    }
    line += piece
    if (lines.length >= most || widthOf(line) > width / size) return null
  }
  return [...lines, line]
}

/** A line may end after a space, a hyphen or what was left out. */
const wordsOf = (text: string): readonly string[] => text.match(/[^\s…/-]*[\s…/-]*/gu)?.filter(Boolean) ?? []

type Broken = (label: LabelParts) => readonly string[]
const bedInOneLine: Broken = ({ door, bed }) => [...wordsOf(door), bed]
const byWords: Broken = ({ door, bed }) => [...wordsOf(door), ...wordsOf(bed)]
const byLetters: Broken = ({ door, bed }) => [...door, ...bed]

/** The space at the end of a line takes no room. */
const widthOf = (line: string): number => textWidth(line.trimEnd(), LETTER_SPACING)
