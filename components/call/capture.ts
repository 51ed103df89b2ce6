import type { CallMedia } from '@/lib/realtime/calls'
import { type Cell, createCell } from '../feed/cell'
import type { LocalTracks } from './peer'

/** Why there is no camera or microphone: refused by its owner, none there, or taken by another program. */
export type CaptureFault = 'denied' | 'missing' | 'busy'

export interface CaptureState {
  readonly media: CallMedia
  /** What the others see of us; the screen while it is shared. */
  readonly tracks: LocalTracks
  readonly fault: CaptureFault | null
  readonly cameraId: string | null
  readonly micId: string | null
}

export interface Capture {
  readonly state: Cell<CaptureState>
  /** Asks for camera and microphone; what cannot be had is left out, with its reason in the state. */
  start(): Promise<void>
  setMic(on: boolean): void
  /** Off means off: the device is let go, so that its light goes out. */
  setCamera(on: boolean): Promise<void>
  /** Asks the browser which screen or window; nothing changes where that is declined. */
  shareScreen(): Promise<void>
  stopScreen(): void
  choose(kind: 'camera' | 'mic', deviceId: string): Promise<void>
  stop(): void
}

const VIDEO = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } }
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

/** Our side of the call: camera, microphone and screen of this browser. */
export function createCapture(): Capture {
  const state = createCell<CaptureState>({
    media: { mic: false, camera: false, screen: false },
    tracks: { audio: null, video: null },
    fault: null,
    cameraId: null,
    micId: null,
  })
  let camera: MediaStreamTrack | null = null
  let screen: MediaStreamTrack | null = null
  let mic: MediaStreamTrack | null = null
  let stopped = false

  const tell = (more: Partial<CaptureState> = {}) => {
    state.set({
      ...state.get(),
      ...more,
      tracks: { audio: mic, video: screen ?? camera },
      media: { mic: mic?.enabled ?? false, camera: camera !== null, screen: screen !== null },
    })
  }

  /** A track of that kind, or why there is none. */
  async function open(constraints: MediaStreamConstraints): Promise<MediaStreamTrack | null> {
    try {
      const [track = null] = (await navigator.mediaDevices.getUserMedia(constraints)).getTracks()
      if (stopped) track?.stop()
      return stopped ? null : track
    } catch (error) {
      tell({ fault: faultOf(error) })
      return null
    }
  }

  const openCamera = (deviceId = state.get().cameraId) =>
    open({ video: { ...VIDEO, ...(deviceId !== null && { deviceId: { exact: deviceId } }) } })
  const openMic = (deviceId = state.get().micId) =>
    open({ audio: { ...AUDIO, ...(deviceId !== null && { deviceId: { exact: deviceId } }) } })

  function stopScreen(): void {
    screen?.stop()
    screen = null
    tell()
  }

  return {
    state,
    async start() {
      // Both in one question to the person; each alone where they cannot be had together.
      try {
        const both = await navigator.mediaDevices.getUserMedia({ video: VIDEO, audio: AUDIO })
        camera = both.getVideoTracks()[0] ?? null
        mic = both.getAudioTracks()[0] ?? null
        if (stopped) for (const track of both.getTracks()) track.stop()
      } catch (error) {
        tell({ fault: faultOf(error) })
        if (state.get().fault !== 'denied') {
          mic = await openMic()
          camera = await openCamera()
        }
      }
      tell()
    },
    setMic(on) {
      if (mic) mic.enabled = on
      tell()
      if (on && !mic) {
        void openMic().then((track) => {
          mic = track
          tell(track ? { fault: null } : {})
        })
      }
    },
    async setCamera(on) {
      if (!on) {
        camera?.stop()
        camera = null
      } else if (!camera) {
        camera = await openCamera()
        if (camera) tell({ fault: null })
      }
      tell()
    },
    async shareScreen() {
      const shared = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => null)
      const [track = null] = shared?.getVideoTracks() ?? []
      if (!track) return
      screen = track
      // The browser has a button of its own to end it.
      track.addEventListener('ended', stopScreen)
      tell()
    },
    stopScreen,
    async choose(kind, deviceId) {
      const next = kind === 'camera' ? await openCamera(deviceId) : await openMic(deviceId)
      if (!next) return
      if (kind === 'camera') {
        camera?.stop()
        camera = next
        tell({ cameraId: deviceId, fault: null })
      } else {
        next.enabled = mic?.enabled ?? true
        mic?.stop()
        mic = next
        tell({ micId: deviceId, fault: null })
      }
    },
    stop() {
      stopped = true
      for (const track of [camera, screen, mic]) track?.stop()
    },
  }
}

/** Names of getUserMedia's errors: Media Capture and Streams, 10.3. */
function faultOf(error: unknown): CaptureFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing'
}
