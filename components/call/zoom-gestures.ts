import type { Point } from './zoom'

export interface Gestures {
  /** `at`: from the centre of the tile, in CSS pixels. */
  readonly zoom: (factor: number, at: Point) => void
  readonly drag: (by: Point) => void
}

/** How much a pixel of the wheel enlarges; a pinch on a touchpad comes as a wheel with Ctrl, in smaller steps. */
const BY_WHEEL = 0.002
const BY_TOUCHPAD = 0.01
/** Pixels of a line, where a wheel counts in lines (Firefox). */
const LINE_PX = 16

/** Follows wheel, drag and pinch on a tile. @returns what ends that */
export function followGestures(tile: HTMLElement, { zoom, drag }: Gestures): () => void {
  const fingers = new Map<number, Point>()

  const fromCentre = ({ x, y }: Point): Point => {
    const { left, top, width, height } = tile.getBoundingClientRect()
    return { x: x - left - width / 2, y: y - top - height / 2 }
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault()
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY
    const rate = event.ctrlKey ? BY_TOUCHPAD : BY_WHEEL
    zoom(Math.exp(-px * rate), fromCentre({ x: event.clientX, y: event.clientY }))
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || isControl(event.target)) return
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    tile.setPointerCapture(event.pointerId)
  }

  function onMove(event: PointerEvent): void {
    if (!fingers.has(event.pointerId)) return
    const before = grip([...fingers.values()])
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    const after = grip([...fingers.values()])
    if (!before || !after) return
    drag({ x: after.middle.x - before.middle.x, y: after.middle.y - before.middle.y })
    if (before.spread > 0 && after.spread > 0) zoom(after.spread / before.spread, fromCentre(after.middle))
  }

  const onUp = ({ pointerId }: PointerEvent) => void fingers.delete(pointerId)

  // Not passive: the page must not scroll or zoom as well.
  tile.addEventListener('wheel', onWheel, { passive: false })
  tile.addEventListener('pointerdown', onDown)
  tile.addEventListener('pointermove', onMove)
  tile.addEventListener('pointerup', onUp)
  tile.addEventListener('pointercancel', onUp)
  return () => {
    tile.removeEventListener('wheel', onWheel)
    tile.removeEventListener('pointerdown', onDown)
    tile.removeEventListener('pointermove', onMove)
    tile.removeEventListener('pointerup', onUp)
    tile.removeEventListener('pointercancel', onUp)
  }
}

/** The middle of the first two fingers and the distance between them; one finger has no spread. */
function grip([one, two]: readonly Point[]): { readonly middle: Point; readonly spread: number } | null {
  if (!one) return null
  if (!two) return { middle: one, spread: 0 }
  return {
    middle: { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 },
    spread: Math.hypot(one.x - two.x, one.y - two.y),
  }
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button') !== null
