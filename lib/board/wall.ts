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

/** What a card with its label and timer in one line, and the reason below, needs at scale 1, in px. */
const CARD_WIDTH = 192
const CARD_HEIGHT = 80
/** Below this nobody reads it from afar. Above the other it only shouts. */
const MIN_SCALE = 0.75
const MAX_SCALE = 2.25

/** The fit with the largest text at which all beds are on the screen at once; null where none is legible. */
export function fitWall({ width, height, floors, gap, floorGap }: WallSpace): WallFit | null {
  let best: WallFit | null = null
  for (let columns = 2; columns <= 40; columns += 1) {
    const rows = floors.map((rooms) => rowsOf(rooms, columns))
    const allRows = rows.reduce((sum, each) => sum + each, 0)
    if (allRows === 0) continue
    const gaps =
      rows.reduce((sum, each) => sum + gap * Math.max(0, each - 1), 0) + floorGap * (floors.length - 1)
    const cardHeight = (height - gaps) / allRows
    const cardWidth = (width - gap * (columns - 1)) / columns
    const scale = Math.min(cardHeight / CARD_HEIGHT, cardWidth / CARD_WIDTH, MAX_SCALE)
    if (scale >= MIN_SCALE && scale > (best?.scale ?? 0)) {
      best = { columns, scale, cardHeight: Math.min(cardHeight, CARD_HEIGHT * scale * 1.4) }
    }
  }
  return best
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
