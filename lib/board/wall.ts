import { bedsOn, type FloorGroup } from './group'
import type { WallCard } from './label-spaces'

/** How a wall divides its screen: the columns of beds, a card's height in px, and the scale of its text. */
export interface WallFit {
  readonly card: WallCard
  readonly columns: number
  readonly cardHeight: number
  readonly scale: number
  /** The height that a card may take instead where the labels need more than one line, in px. */
  readonly tallHeight: number
  /** The width and height of a card in em of its text. */
  readonly columnEm: number
  readonly cardEm: number
}

export interface WallSpace {
  /** The space for beds, in px. */
  readonly width: number
  readonly height: number
  /** For each floor, the number of beds of each room, in the order shown. */
  readonly floors: readonly (readonly number[])[]
  /** Between rows and between floors, in px. */
  readonly gap: number
  readonly floorGap: number
  /** How many px one px of full HD is: 2 on a screen of twice its size. */
  readonly unit?: number
  /** Many tiles stand above the plan: its cards may be low ones. */
  readonly low?: boolean
}

/** Pixels of one rem of a wall at full HD, and of 1 em of a card at scale 1. */
export const REM_PX = 16

interface Kind {
  /** The size in px, at scale 1, of a card. */
  readonly width: number
  readonly height: number
  /** Below this, no one can read it from the door of a room. Above the other one, it is larger than needed. */
  readonly least: number
  readonly most: number
}

/** A card with its label and a line below. */
const USUAL: Kind = { width: 176, height: 80, least: 0.75, most: 2.25 }
/** A card with its label only, for the plan below many tiles: its label is as large as on the smallest usual card, or smaller. */
const LOW: Kind = { width: 139, height: 43, least: 0.5, most: 1 }
/**
 * From this scale on a card's timer (1.75 em) has the 54.2 px of letters that are read from 5 m; it stands next to the label
 * from this width of a column (em) on.
 */
const ROOMY = 54.2 / (1.75 * REM_PX)
const ROOMY_COLUMN_EM = 13.25
/** How many times the lowest height a card may take where there is room: more would be empty. */
const HIGHEST = 1.4
const HIGHEST_WITH_LONG_LABELS = 2

/**
 * Returns the fit with the largest text that shows all beds on the screen at once: cards with a line below the label, else, where
 * these are allowed, low ones; null where no text is legible.
 */
export const fitWall = (space: WallSpace): WallFit | null =>
  fitCards(space, USUAL) ?? (space.low ? fitCards(space, LOW) : null)

function fitCards({ width, height, floors, gap, floorGap, unit = 1 }: WallSpace, kind: Kind): WallFit | null {
  let best: WallFit | null = null
  for (let columns = 2; columns <= 40; columns += 1) {
    const rows = floors.map((rooms) => rowsOf(rooms, columns))
    const allRows = rows.reduce((sum, each) => sum + each, 0)
    if (allRows === 0) continue
    const gaps =
      rows.reduce((sum, each) => sum + gap * Math.max(0, each - 1), 0) + floorGap * (floors.length - 1)
    const cardHeight = (height - gaps) / allRows
    const cardWidth = (width - gap * (columns - 1)) / columns
    const scale = Math.min(cardHeight / (kind.height * unit), cardWidth / (kind.width * unit), kind.most)
    if (scale >= kind.least && scale > (best?.scale ?? 0)) {
      const atMost = (cards: number) => Math.min(cardHeight, kind.height * unit * scale * cards)
      const em = REM_PX * unit * scale
      const columnEm = cardWidth / em
      const usual = scale >= ROOMY && columnEm >= ROOMY_COLUMN_EM ? 'roomy' : 'usual'
      best = {
        card: kind === LOW ? 'low' : usual,
        columns,
        scale,
        cardHeight: atMost(HIGHEST),
        tallHeight: atMost(HIGHEST_WITH_LONG_LABELS),
        columnEm,
        cardEm: atMost(HIGHEST) / em,
      }
    }
  }
  return best
}

/** Returns the rows that the rooms take side by side, where no room is split unless it is wider than the screen. */
function rowsOf(rooms: readonly number[], columns: number): number {
  let rows = rooms.length > 0 ? 1 : 0
  let used = 0
  for (const beds of rooms) {
    const wide = Math.min(beds, columns)
    if (used + wide > columns) {
      rows += 1
      used = 0
    }
    used += wide
    // A room that is wider than the screen continues in the next row.
    rows += Math.ceil(beds / columns) - 1
  }
  return rows
}

/** People cannot read more beds than this on a page from 5 m. */
const MOST_BEDS = 60
/** What a smaller screen tries before it scrolls. */
const FEWER_BEDS = [48, 36, 24, 12]

export interface WallPage {
  readonly floors: readonly FloorGroup[]
  /** Null where no text would be legible. */
  readonly fit: WallFit | null
}

/** Returns the pages of a wall: as few as show every bed large enough to read, with about as many beds on each. */
export function layOutWall(
  floors: readonly FloorGroup[],
  space: Omit<WallSpace, 'floors'>,
): readonly WallPage[] {
  for (const mostBeds of [MOST_BEDS, ...FEWER_BEDS]) {
    const pages = pagesOf(floors, mostBeds).map((page) => ({ floors: page, fit: fitPage(page, space) }))
    if (pages.every(({ fit }) => fit !== null)) return pages
  }
  return [{ floors, fit: null }]
}

const fitPage = (page: readonly FloorGroup[], space: Omit<WallSpace, 'floors'>): WallFit | null =>
  page.length === 0
    ? { card: 'usual', columns: 2, cardHeight: 0, tallHeight: 0, scale: 1, columnEm: 0, cardEm: 0 }
    : fitWall({ ...space, floors: page.map(({ rooms }) => rooms.map(({ bedIds }) => bedIds.length)) })

/**
 * Returns the floors in order, on pages of at most `mostBeds`. A floor stays whole where it can, a room always; only a room
 * that is larger than a page makes a larger page.
 */
export function pagesOf(floors: readonly FloorGroup[], mostBeds: number): readonly (readonly FloorGroup[])[] {
  const parts = floors.flatMap(({ floor, rooms }) =>
    evenly(rooms, ({ bedIds }) => bedIds.length, mostBeds).map((some) => ({ floor, rooms: some })),
  )
  return parts.length === 0 ? [[]] : evenly(parts, bedsOn, mostBeds)
}

/**
 * Splits the items in order into as few groups of at most `most` as possible, with the largest group as small as that number
 * allows.
 */
function evenly<T>(items: readonly T[], size: (item: T) => number, most: number): readonly (readonly T[])[] {
  const fewest = inLots(items, size, most)
  const total = items.reduce((sum, item) => sum + size(item), 0)
  for (let smaller = Math.ceil(total / Math.max(1, fewest.length)); smaller < most; smaller += 1) {
    const lots = inLots(items, size, smaller)
    if (lots.length === fewest.length) return lots
  }
  return fewest
}

function inLots<T>(items: readonly T[], size: (item: T) => number, most: number): T[][] {
  const lots: T[][] = []
  let room = 0
  for (const item of items) {
    const lot = lots.at(-1)
    if (lot && size(item) <= room) lot.push(item)
    else {
      lots.push([item])
      room = most
    }
    room -= size(item)
  }
  return lots
}
