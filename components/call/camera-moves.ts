import { CAMERA_AXES, type CallSide, type CameraAxis, type CameraMove } from '@/lib/realtime/calls'

/** What one axis of a camera can do, in the units of the Media Capture extension (MediaStream Image Capture, W3C). */
export interface AxisRange {
  readonly min: number
  readonly max: number
  readonly step: number
}

export type CameraRanges = Readonly<Partial<Record<CameraAxis, AxisRange>>>
export type CameraPosition = Readonly<Partial<Record<CameraAxis, number>>>

/** How many presses lead from one end of an axis to the other. */
const PRESSES = 20

/** Returns the axes of a camera by the capabilities of its track; none in Firefox, and without the permission for it. */
export function rangesOf(capabilities: unknown): CameraRanges {
  const found: [CameraAxis, AxisRange][] = []
  for (const axis of CAMERA_AXES) {
    const range = read(capabilities, axis)
    const min = read(range, 'min')
    const max = read(range, 'max')
    const step = read(range, 'step')
    if (typeof min !== 'number' || typeof max !== 'number' || max <= min) continue
    found.push([axis, { min, max, step: typeof step === 'number' && step > 0 ? step : 0 }])
  }
  return Object.fromEntries(found)
}

/** Returns where the camera looks now, by the settings of its track. */
export function positionOf(settings: unknown): CameraPosition {
  const found: [CameraAxis, number][] = []
  for (const axis of CAMERA_AXES) {
    const value = read(settings, axis)
    if (typeof value === 'number') found.push([axis, value])
  }
  return Object.fromEntries(found)
}

/** Returns where the camera looks after a step, never beyond its range; null where it has no such axis, or is at its end. */
export function movedTo(ranges: CameraRanges, now: CameraPosition, move: CameraMove): CameraPosition | null {
  const range = ranges[move.axis]
  if (!range) return null
  const from = now[move.axis] ?? (range.min + range.max) / 2
  const by = Math.max(range.step, (range.max - range.min) / PRESSES)
  const steps = range.step > 0 ? Math.round((from + move.step * by - range.min) / range.step) : null
  const aimed = steps === null ? from + move.step * by : range.min + steps * range.step
  const to = Math.min(range.max, Math.max(range.min, aimed))
  return to === from ? null : { ...now, [move.axis]: to }
}

/** What decides whether a camera moves. */
export interface MoveStanding {
  /** The side of the member who asks; null: no such member is in the call. */
  readonly from: CallSide | null
  /** Whether privacy is on at the bed. */
  readonly privacy: boolean
  /** Whether the camera itself is open and its picture is what the others see. */
  readonly camera: boolean
}

/** Returns whether the camera at the bed follows: only a nurse moves it, only while it is let in, and never in privacy. */
export const mayMove = ({ from, privacy, camera }: MoveStanding): boolean =>
  from === 'provider' && !privacy && camera

const read = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
