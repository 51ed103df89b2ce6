import { byName } from './group'
import { arrange, isLegible, type LabelParts, type LabelSpace } from './label-lines'
import { bareName, type Places } from './place'
import type { Bed } from './types'

export type LabelledBed = Pick<Bed, 'id' | 'floor' | 'room' | 'label'>

/** A bed's label as one screen writes it. */
export interface BedLabel {
  /** The whole label, for screen readers and for a title where it is shortened. */
  readonly whole: string
  /** What is shown, line by line; joined, they are the label. */
  readonly lines: readonly string[]
  /** The size of the text: 1 is the full size of the space. */
  readonly size: number
  /** A part of the room's name is left out. */
  readonly shortened: boolean
}

/** The labels of all beds that one screen may show together: no two of them read the same. */
export interface Labels {
  /** Returns how the label of a bed is written into `space`; null for a bed that is not one of these. */
  write(bedId: string, space: LabelSpace): BedLabel | null
  /** Returns a bed as people say it on the phone in a language: "431 bed 2"; null for a bed that is not one of these. */
  spoken(bedId: string, places: Places): string | null
}

type LabelForm = 'card' | 'spoken'

/** Where the middle of a room's name is left out. */
const LEFT_OUT = '…'

/**
 * Returns the labels of these beds: "431·2" on a card, "431 bed 2" where it is read as a sentence. The floor, or "room" and
 * "bed" in full, stand in a label only where two would read the same without.
 */
export function labelsOf(beds: Iterable<LabelledBed>): Labels {
  const all = [...beds]
  const parts = readApart(all, 'card')
  const texts = indexOf([...parts.values()].map(textOf))
  const written = new Map<string, BedLabel>()
  const said = new Map<Places, ReadonlyMap<string, LabelParts>>()
  return {
    write(bedId, space) {
      const own = parts.get(bedId)
      if (!own) return null
      const key = `${space.width} ${space.height} ${space.smallest} ${bedId}`
      const label = written.get(key) ?? writeIn(own, space, texts)
      written.set(key, label)
      return label
    },
    spoken(bedId, places) {
      const parted = said.get(places) ?? readApart(all.map(namedIn(places)), 'spoken')
      said.set(places, parted)
      const own = parted.get(bedId)
      return own ? textOf(own) : null
    },
  }
}

const namedIn =
  (places: Places) =>
  ({ id, floor, room, label }: LabelledBed): LabelledBed => ({
    id,
    floor: places.floor(floor),
    room: places.room(room),
    label: places.bed(label),
  })

const textOf = ({ door, bed }: LabelParts): string => door + bed

/** Returns the parts of each label, such that no two labels read the same. */
function readApart(beds: readonly LabelledBed[], form: LabelForm): ReadonlyMap<string, LabelParts> {
  const parts = new Map<string, LabelParts>()
  const taken = new Set<string>()
  let left = beds.toSorted((a, b) => byName(a.id, b.id))
  for (const write of FORMS[form]) {
    const alike = new Map<string, LabelledBed[]>()
    for (const bed of left) {
      const text = textOf(write(bed))
      alike.set(text, [...(alike.get(text) ?? []), bed])
    }
    for (const [text, [first, ...others]] of alike) {
      if (!first || others.length > 0 || taken.has(text)) continue
      parts.set(first.id, write(first))
      taken.add(text)
    }
    left = left.filter(({ id }) => !parts.has(id))
  }
  // Names that differ only in what no one sees, such as two spaces for one.
  for (const bed of left) {
    const { door, bed: last } = inFull(form, true)(bed)
    let number = 1
    while (taken.has(`${door}${last} (${number})`)) number += 1
    parts.set(bed.id, { door, bed: `${last} (${number})` })
    taken.add(`${door}${last} (${number})`)
  }
  return parts
}

type Write = (bed: LabelledBed) => LabelParts

const shortly =
  (withFloor: boolean): Write =>
  ({ floor, room, label }) =>
    joined(withFloor ? floor : '', bareName('room', room), bareName('bed', label), '·')

const inFull =
  (form: LabelForm, withFloor: boolean): Write =>
  ({ floor, room, label }) =>
    joined(withFloor ? floor : '', room, label, form === 'card' ? '·' : ' ')

/** How a label is written, the shortest first: each is for those that read the same before. */
const FORMS: Readonly<Record<LabelForm, readonly Write[]>> = {
  card: [shortly(false), shortly(true), inFull('card', false), inFull('card', true)],
  spoken: [inFull('spoken', false), inFull('spoken', true)],
}

function joined(floor: string, room: string, label: string, between: string): LabelParts {
  const door = spaced(`${floor} ${room}`)
  const bed = spaced(label)
  return { door, bed: bed && door ? between + bed : bed }
}

/** A page shows any white space as one space. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

function writeIn(parts: LabelParts, space: LabelSpace, texts: TextIndex): BedLabel {
  const whole = textOf(parts)
  const laid = arrange(parts, space)
  for (const smallest of smaller(space.smallest)) {
    if (laid.size >= smallest) break
    const legible = { ...space, smallest }
    const short = shorten(parts, legible, texts)
    if (short !== null) return { whole, ...arrange(short, legible), shortened: true }
  }
  return { whole, ...laid, shortened: false }
}

/** The smallest legible size, and smaller ones for a label that no shorter form tells from the others. */
const smaller = (smallest: number): readonly number[] => [smallest, smallest * 0.8, smallest * 0.6]

/**
 * Returns the label with the middle of the room's name left out, as much of it as needed to fit; null where no such label
 * would be legible and clear. A shortened label is clear if no other label begins and ends as it does: then it reads as one
 * bed only. A name that has the sign for "left out" in it stays whole, or the sign would be ambiguous.
 */
function shorten({ door, bed }: LabelParts, space: LabelSpace, texts: TextIndex): LabelParts | null {
  const letters = [...new Intl.Segmenter().segment(door)].map(({ segment }) => segment)
  if (door.includes(LEFT_OUT) || bed.includes(LEFT_OUT)) return null
  for (const tails of [wordsAtTheEnd(letters), letters.map((_, index) => index + 1)]) {
    for (let kept = letters.length - 2; kept >= 2; kept -= 1) {
      for (const tail of tails) {
        if (tail >= kept) continue
        const start = letters
          .slice(0, kept - tail)
          .join('')
          .trimEnd()
        const end = letters
          .slice(letters.length - tail)
          .join('')
          .trimStart()
        const short = { door: start + LEFT_OUT + end, bed }
        if (isLegible(short, space) && texts.isOnly(start, end + bed)) return short
      }
    }
  }
  return null
}

/** Returns the lengths of the last word of a name, of the last two, and so on: a room's number stands at the end. */
const wordsAtTheEnd = (letters: readonly string[]): readonly number[] =>
  letters.flatMap((letter, index) => (/[\s-]/.test(letter) ? [letters.length - index - 1] : [])).toReversed()

/** The texts of all labels, to be searched by their beginning and their end. */
interface TextIndex {
  /** Returns whether only one label begins with `start` and ends with `end`. */
  isOnly(start: string, end: string): boolean
}

function indexOf(texts: readonly string[]): TextIndex {
  const forwards = texts.toSorted(compare)
  const backwards = texts.map(mirrored).sort(compare)
  return {
    isOnly(start, end) {
      const mirror = mirrored(end)
      const starting = rangeOf(forwards, start)
      const ending = rangeOf(backwards, mirror)
      const long = start.length + end.length
      const alike =
        starting.length <= ending.length
          ? starting.filter((text) => text.length >= long && text.endsWith(end))
          : ending.map(mirrored).filter((text) => text.length >= long && text.startsWith(start))
      return alike.length <= 1
    },
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const mirrored = (text: string): string => text.split('').reverse().join('')

/** Returns the texts of a sorted list that begin with `start`. */
function rangeOf(sorted: readonly string[], start: string): readonly string[] {
  const from = firstAt(sorted, (text) => text >= start)
  const until = firstAt(sorted, (text) => text >= start && !text.startsWith(start))
  return sorted.slice(from, until)
}

/** Returns the index of the first text for which `is` holds, where it holds for all after it. */
function firstAt(sorted: readonly string[], is: (text: string) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (is(sorted[middle] ?? '')) high = middle
    else low = middle + 1
  }
  return low
}
