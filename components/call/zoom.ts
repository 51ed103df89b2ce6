/** Geometry of a picture that is enlarged within its tile. Points and sizes are in CSS pixels; points count from the tile's centre. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** The tile, and the picture as it is sent. */
export interface Frame {
  readonly tile: Size
  readonly picture: Size
}

/**
 * How the picture is shown. `x`, `y`: the point of the picture at the centre of the tile, as shares of its width and height, so that
 * the view survives another size of the tile and another picture.
 */
export interface Zoom {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export const WHOLE: Zoom = { scale: 1, x: 0.5, y: 0.5 }
export const LARGEST_SCALE = 8

/** Returns the size of the picture at scale 1, as `object-fit: contain` draws it; 0 by 0 before there is one. */
export function fitted({ tile, picture }: Frame): Size {
  if (picture.width <= 0 || picture.height <= 0) return { width: 0, height: 0 }
  const ratio = Math.min(tile.width / picture.width, tile.height / picture.height)
  return { width: picture.width * ratio, height: picture.height * ratio }
}

/** Returns the nearest view that shows nothing beyond the picture's edge, where the picture is as large as the tile. */
export function clamped({ scale, x, y }: Zoom, frame: Frame): Zoom {
  const { width, height } = fitted(frame)
  const kept = Math.min(LARGEST_SCALE, Math.max(1, scale))
  if (kept === 1) return WHOLE
  return {
    scale: kept,
    x: within(x, frame.tile.width, width * kept),
    y: within(y, frame.tile.height, height * kept),
  }
}

/** Along one axis: the middle where the picture is smaller than the tile. */
function within(share: number, tile: number, picture: number): number {
  if (picture <= tile) return 0.5
  const half = tile / 2 / picture
  return Math.min(1 - half, Math.max(half, share))
}

/** Returns the point of the picture under a point of the tile, as shares of its width and height. */
export function pictureAt({ scale, x, y }: Zoom, at: Point, frame: Frame): Point {
  const { width, height } = fitted(frame)
  return { x: x + shareOf(at.x, width * scale), y: y + shareOf(at.y, height * scale) }
}

/** Enlarges by a factor around a point, which stays where it is unless the picture would leave its edge. */
export function zoomed(zoom: Zoom, factor: number, at: Point, frame: Frame): Zoom {
  const { width, height } = fitted(frame)
  const held = pictureAt(zoom, at, frame)
  const scale = Math.min(LARGEST_SCALE, Math.max(1, zoom.scale * factor))
  return clamped(
    { scale, x: held.x - shareOf(at.x, width * scale), y: held.y - shareOf(at.y, height * scale) },
    frame,
  )
}

/** Moves the picture along with a finger. */
export function dragged(zoom: Zoom, by: Point, frame: Frame): Zoom {
  const { width, height } = fitted(frame)
  const { scale, x, y } = zoom
  return clamped({ scale, x: x - shareOf(by.x, width * scale), y: y - shareOf(by.y, height * scale) }, frame)
}

const shareOf = (length: number, of: number): number => (of === 0 ? 0 : length / of)

/** Returns the CSS transform of a video that fills the tile with `object-fit: contain`, around its centre. */
export function transformOf(zoom: Zoom, frame: Frame): string | undefined {
  const { scale, x, y } = clamped(zoom, frame)
  if (scale === 1) return
  const { width, height } = fitted(frame)
  return `translate(${(0.5 - x) * width * scale}px, ${(0.5 - y) * height * scale}px) scale(${scale})`
}
