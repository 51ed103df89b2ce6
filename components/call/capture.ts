import { createObservable, type Observable } from '@/components/feed/observable'
import type { CallFault, CallMedia, CallSide, CameraMove } from '@/lib/realtime/calls'
import { canCall } from './can-call'
import { captureFault, createDeviceTrack } from './device-track'
import type { LocalTracks } from './media-connection'
import { type MovableCamera, moveConstraints } from './movable-camera'

export interface CaptureState {
  readonly media: CallMedia
  /** What the other members see and hear; the screen while it is shared. */
  readonly tracks: LocalTracks
  readonly fault: CallFault | null
  readonly cameraId: string | null
  readonly micId: string | null
}

export interface Capture {
  readonly state: Observable<CaptureState>
  /** Opens camera and microphone; one that cannot be opened is left out, with its fault in the state. */
  start(): Promise<void>
  /** Mutes or unmutes; a muted microphone stays open. */
  setMic(on: boolean): Promise<void>
  /** Opens or closes the camera; a closed camera is released, so that its light goes out. */
  setCamera(on: boolean): Promise<void>
  /** Asks the browser for a screen or window; nothing changes if the user declines. */
  shareScreen(): Promise<void>
  stopScreen(): void
  /** Moves the camera by a step, as a member of that side asks; see `mayMove`. */
  move(from: CallSide | null, move: CameraMove): Promise<void>
  /** Says again what this browser sends: privacy has changed. */
  refresh(): void
  choose(kind: 'camera' | 'mic', deviceId: string): Promise<void>
  /** Releases everything for good, also a device that is still being opened. */
  stop(): void
}

const VIDEO = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } }
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
const exactly = (deviceId: string | null) => (deviceId === null ? {} : { deviceId: { exact: deviceId } })

/**
 * Creates the capture of this browser: camera, microphone and screen.
 * @param movable at a bed whose camera the nurse may move
 */
export function createCapture(movable: MovableCamera | null = null): Capture {
  const state = createObservable<CaptureState>({
    media: { mic: false, camera: false, screen: false },
    tracks: { audio: null, video: null },
    fault: null,
    cameraId: null,
    micId: null,
  })
  let screen: MediaStreamTrack | null = null
  /** What the camera needs to be movable. */
  let aimable: MediaTrackConstraints = {}
  let muted = false
  let stopped = false

  const tell = (fault: CallFault | null) => {
    if (mic.track) mic.track.enabled = !muted
    const moves = screen ? [] : (movable?.axesOf(camera.track) ?? [])
    state.set({
      tracks: { audio: mic.track, video: screen ?? camera.track },
      media: {
        mic: mic.track !== null && !muted,
        camera: camera.track !== null,
        screen: screen !== null,
        ...(fault && !(mic.track && camera.track) && { fault }),
        ...(moves.length > 0 && { moves }),
      },
      fault,
      cameraId: camera.deviceId,
      micId: mic.deviceId,
    })
  }
  const camera = createDeviceTrack((id) => ({ video: { ...VIDEO, ...aimable, ...exactly(id) } }), tell)
  const mic = createDeviceTrack((id) => ({ audio: { ...AUDIO, ...exactly(id) } }), tell)

  function stopScreen(): void {
    screen?.stop()
    screen = null
    tell(state.get().fault)
  }

  return {
    state,
    async start() {
      if (!canCall()) return tell('unsupported')
      if (movable) aimable = await moveConstraints()
      if (stopped) return
      // One permission prompt for both; each by itself where both together fail.
      try {
        const both = await navigator.mediaDevices.getUserMedia({
          video: { ...VIDEO, ...aimable },
          audio: AUDIO,
        })
        camera.adopt(both.getVideoTracks()[0] ?? null)
        mic.adopt(both.getAudioTracks()[0] ?? null)
      } catch (error) {
        if (stopped) return
        const fault = captureFault(error)
        tell(fault)
        if (fault === 'denied') return
        await mic.open()
        const { fault: ofMic } = state.get()
        await camera.open()
        if (ofMic !== null) tell(ofMic)
      }
    },
    async setMic(on) {
      if (!canCall()) return
      muted = !on
      if (on) await mic.open()
      tell(mic.track || !on ? null : state.get().fault)
    },
    async setCamera(on) {
      if (!canCall()) return
      if (on) await camera.open()
      else camera.close()
    },
    async shareScreen() {
      const shared = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => null)
      const [track] = shared?.getVideoTracks() ?? []
      if (!track) return
      if (stopped) return track.stop()
      screen?.stop()
      screen = track
      // The browser has its own button that stops sharing.
      track.addEventListener('ended', () => screen === track && stopScreen())
      tell(state.get().fault)
    },
    stopScreen,
    async move(from, move) {
      if (!screen) await movable?.move(camera.track, from, move)
    },
    refresh: () => tell(state.get().fault),
    choose: (kind, deviceId) => (kind === 'camera' ? camera : mic).choose(deviceId),
    stop() {
      stopped = true
      stopScreen()
      camera.close()
      mic.close()
    },
  }
}
