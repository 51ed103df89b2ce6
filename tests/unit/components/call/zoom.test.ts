import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clamped,
  dragged,
  type Frame,
  fitted,
  LARGEST_SCALE,
  type Point,
  pictureAt,
  transformOf,
  WHOLE,
  type Zoom,
  zoomed,
} from '@/components/call/zoom'

const length = fc.double({ min: 40, max: 4_000, noNaN: true })
const size = fc.record({ width: length, height: length })
const frames: fc.Arbitrary<Frame> = fc.record({ tile: size, picture: size })
const share = fc.double({ min: -0.5, max: 0.5, noNaN: true })
const views: fc.Arbitrary<Zoom> = fc.record({
  scale: fc.double({ min: 0.1, max: 20, noNaN: true }),
  x: fc.double({ min: -1, max: 2, noNaN: true }),
  y: fc.double({ min: -1, max: 2, noNaN: true }),
})
const spots = fc.record({ x: share, y: share })
const factors = fc.double({ min: 0.05, max: 20, noNaN: true })
const moves = fc.record({
  x: fc.double({ min: -9_000, max: 9_000, noNaN: true }),
  y: fc.double({ min: -9_000, max: 9_000, noNaN: true }),
})
/** A point of the tile. */
const at = ({ tile }: Frame, spot: Point): Point => ({ x: spot.x * tile.width, y: spot.y * tile.height })

/** How far the picture reaches beyond each end of the tile, negative where it leaves a gap, along both axes. */
function margins(zoom: Zoom, frame: Frame) {
  const { width, height } = fitted(frame)
  const along = (share: number, picture: number, tile: number) => ({
    covers: picture >= tile,
    start: share * picture - tile / 2,
    end: (1 - share) * picture - tile / 2,
  })
  return [
    along(zoom.x, width * zoom.scale, frame.tile.width),
    along(zoom.y, height * zoom.scale, frame.tile.height),
  ]
}

function expectWithinEdges(zoom: Zoom, frame: Frame): void {
  expect(zoom.scale).toBeGreaterThanOrEqual(1)
  expect(zoom.scale).toBeLessThanOrEqual(LARGEST_SCALE)
  for (const { covers, start, end } of margins(zoom, frame)) {
    if (covers) expect(Math.min(start, end)).toBeGreaterThanOrEqual(-1e-6)
    // A picture smaller than the tile stands in its middle.
    else expect(start).toBeCloseTo(end, 6)
  }
}

describe('a picture that is enlarged', () => {
  it('never shows what lies beyond its edge, whatever was done to it', () => {
    fc.assert(
      fc.property(frames, views, factors, spots, moves, (frame, view, factor, spot, by) => {
        const start = clamped(view, frame)
        expectWithinEdges(start, frame)
        expectWithinEdges(zoomed(start, factor, at(frame, spot), frame), frame)
        expectWithinEdges(dragged(start, by, frame), frame)
      }),
    )
  })

  it('keeps the point under the pointer there, along each axis on which it fills the tile', () => {
    fc.assert(
      fc.property(
        frames,
        views,
        fc.double({ min: 1, max: 8, noNaN: true }),
        spots,
        (frame, view, factor, spot) => {
          const start = clamped(view, frame)
          const pointer = at(frame, spot)
          const before = pictureAt(start, pointer, frame)
          const after = pictureAt(zoomed(start, factor, pointer, frame), pointer, frame)
          const [across, down] = margins(start, frame)
          if (across?.covers) expect(after.x).toBeCloseTo(before.x, 6)
          if (down?.covers) expect(after.y).toBeCloseTo(before.y, 6)
        },
      ),
    )
  })

  it('follows a finger by as much as the finger moves, until its edge', () => {
    fc.assert(
      fc.property(frames, views, moves, (frame, view, by) => {
        const start = clamped(view, frame)
        const end = dragged(start, by, frame)
        const finger = pictureAt(start, { x: 0, y: 0 }, frame)
        const back = pictureAt(end, by, frame)
        const [across, down] = margins(end, frame)
        if (across && Math.min(across.start, across.end) > 1e-6) expect(back.x).toBeCloseTo(finger.x, 6)
        if (down && Math.min(down.start, down.end) > 1e-6) expect(back.y).toBeCloseTo(finger.y, 6)
      }),
    )
  })

  it('shows the whole picture again when it is made smaller than once', () => {
    fc.assert(
      fc.property(frames, views, spots, (frame, view, spot) => {
        expect(zoomed(clamped(view, frame), 0.01, at(frame, spot), frame)).toEqual(WHOLE)
      }),
    )
  })

  it('keeps its view in a tile of another size, and before it has a picture', () => {
    const view = { scale: 4, x: 0.25, y: 0.5 }
    const wide = { tile: { width: 1_600, height: 900 }, picture: { width: 1_280, height: 720 } }
    const small = { ...wide, tile: { width: 320, height: 180 } }
    expect(clamped(view, wide)).toEqual(view)
    expect(clamped(view, small)).toEqual(view)
    const none = { ...wide, picture: { width: 0, height: 0 } }
    expect(clamped(view, none)).toEqual({ scale: 4, x: 0.5, y: 0.5 })
    expect(zoomed(WHOLE, 2, { x: 9, y: 9 }, none)).toEqual({ scale: 2, x: 0.5, y: 0.5 })
  })

  it('is drawn by a transform around the centre of the tile', () => {
    const frame = { tile: { width: 800, height: 800 }, picture: { width: 1_600, height: 900 } }
    expect(fitted(frame)).toEqual({ width: 800, height: 450 })
    expect(transformOf(WHOLE, frame)).toBeUndefined()
    // The right edge of the picture at the right edge of the tile.
    expect(transformOf({ scale: 2, x: 0.75, y: 0.5 }, frame)).toBe('translate(-400px, 0px) scale(2)')
  })
})
