import { createObservable, type Observable } from '@/components/feed/observable'
import { CAMERA_AXES, type CallSide, type CameraAxis, type CameraMove } from '@/lib/realtime/calls'
import {
  type CameraPosition,
  type CameraRanges,
  mayMove,
  movedTo,
  positionOf,
  rangesOf,
} from './camera-moves'

/** How long after the last step the bed is told that its camera moves (ms). */
const TOLD_FOR_MS = 4_000

/** The camera at a bed, as far as a nurse may move it. */
export interface MovableCamera {
  /** True while the camera is being moved. */
  readonly moving: Observable<boolean>
  /** The axes on which this track's camera moves now. */
  axesOf(track: MediaStreamTrack | null): readonly CameraAxis[]
  /** Moves it by a step; does nothing where it may not or cannot. */
  move(track: MediaStreamTrack | null, from: CallSide | null, move: CameraMove): Promise<void>
  stop(): void
}

/** @param privacy while true the camera stands still, also for a nurse */
export function createMovableCamera(privacy: Pick<Observable<boolean>, 'get'>): MovableCamera {
  const moving = createObservable(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** A step begins where the one before ended. */
  let turn: Promise<void> = Promise.resolve()

  function tell(forMs: number): void {
    moving.set(forMs > 0)
    clearTimeout(timer)
    if (forMs > 0) timer = setTimeout(() => moving.set(false), forMs)
  }

  async function step(track: MediaStreamTrack, from: CallSide | null, move: CameraMove): Promise<void> {
    const camera = track.readyState === 'live'
    if (!mayMove({ from, privacy: privacy.get(), camera })) return
    const to = movedTo(rangesIn(track), positionOf(track.getSettings()), move)
    if (!to) return
    tell(TOLD_FOR_MS)
    // By themselves: Chromium 156 refuses a mix with the picture's size, which stays as it is.
    const set: MediaTrackConstraintSet & CameraPosition = to
    await track.applyConstraints({ advanced: [set] }).catch(() => tell(0))
  }

  return {
    moving,
    axesOf(track) {
      if (!track || privacy.get()) return []
      const ranges = rangesIn(track)
      return CAMERA_AXES.filter((axis) => ranges[axis])
    },
    move(track, from, move) {
      if (track) turn = turn.then(() => step(track, from, move)).catch(() => {})
      return turn
    },
    stop: () => clearTimeout(timer),
  }
}

/** A browser without getCapabilities moves no camera. */
const rangesIn = (track: MediaStreamTrack): CameraRanges =>
  'getCapabilities' in track ? rangesOf(track.getCapabilities()) : {}

/**
 * Returns the constraints that a camera needs to be movable, or none: where the browser knows none of it (Firefox), or the person
 * who set up the device has not allowed it. Asking then would put a question on the screen before a patient.
 */
export async function moveConstraints(): Promise<MediaTrackConstraints> {
  if (!('mediaDevices' in navigator)) return {}
  const supported: object = navigator.mediaDevices.getSupportedConstraints()
  if (!('pan' in supported && supported.pan)) return {}
  const descriptor: PermissionDescriptor & { readonly panTiltZoom: true } = {
    name: 'camera',
    panTiltZoom: true,
  }
  const permission = await navigator.permissions.query(descriptor).catch(() => null)
  return permission?.state === 'granted' ? MOVABLE : {}
}

/** Asks for a camera that can be moved (Chromium asks for the permission to move it, too). */
export const MOVABLE: MediaTrackConstraints & Readonly<Record<CameraAxis, true>> = {
  pan: true,
  tilt: true,
  zoom: true,
}
