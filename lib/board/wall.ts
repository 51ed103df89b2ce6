/** How a wall divides its screen: columns of beds, a card's height in px, and how much larger than usual its text is. */
export interface WallFit {
  readonly columns: number
  readonly cardHeight: number
  readonly scale: number
}

export interface WallSpace {
  /** The room for beds, in px. */
  readonly width: number
  readonly height: number
  /** For each floor, how many beds each of its rooms has, in the order shown. */
  readonly floors: readonly (readonly number[])[]
  /** Between rows and between floors, in px. */
  readonly gap: number
  readonly floorGap: number
}

/** The size at which a card's text is drawn at scale 1, in px. */
const CARD_WIDTH = 124
const CARD_HEIGHT = 104
/** Below this nobody reads it from 5 m: the wall scrolls instead. Above, it only shouts. */
const MIN_SCALE = 0.8
const MAX_SCALE = 1.9

/** The fit with the largest text at which all beds are on the screen at once, or the smallest legible one. */
export function fitWall({ width, height, floors, gap, floorGap }: WallSpace): WallFit {
  let best: WallFit = { columns: 4, cardHeight: CARD_HEIGHT * MIN_SCALE, scale: 0 }
  for (let columns = 4; columns <= 40; columns += 1) {
    const rows = floors.map((rooms) => rowsOf(rooms, columns))
    const allRows = rows.reduce((sum, each) => sum + each, 0)
    if (allRows === 0) continue
    const gaps =
      rows.reduce((sum, each) => sum + gap * Math.max(0, each - 1), 0) + floorGap * (floors.length - 1)
    const cardHeight = (height - gaps) / allRows
    const cardWidth = (width - gap * (columns - 1)) / columns
    const scale = Math.min(cardHeight / CARD_HEIGHT, cardWidth / CARD_WIDTH, MAX_SCALE)
    if (scale > best.scale) {
      best = { columns, scale, cardHeight: Math.min(cardHeight, CARD_HEIGHT * scale * 1.4) }
    }
  }
  if (best.scale >= MIN_SCALE) return best
  const columns = Math.max(1, Math.floor((width + gap) / (CARD_WIDTH * MIN_SCALE + gap)))
  return { columns, cardHeight: CARD_HEIGHT * MIN_SCALE, scale: MIN_SCALE }
}

/** Rows that rooms take when they are laid side by side and none is torn apart unless it is wider than the screen. */
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
    // A room wider than the screen goes on below.
    rows += Math.ceil(beds / columns) - 1
  }
  return rows
}
