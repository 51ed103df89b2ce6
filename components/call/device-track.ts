import type { CallFault } from '@/lib/realtime/calls'

/** One camera or microphone, the chosen one, open while it is wanted. */
export interface DeviceTrack {
  readonly track: MediaStreamTrack | null
  /** The chosen device; null: the browser's default. */
  readonly deviceId: string | null
  /** Takes over a track that was opened elsewhere, or stops it if it is no longer wanted. */
  adopt(track: MediaStreamTrack | null): void
  /** Opens the device unless it is open; a track that arrives after `close` is stopped. */
  open(): Promise<void>
  /** Releases the device, so that its light goes out. */
  close(): void
  /** Switches to a device; at once where one is open or being opened. */
  choose(deviceId: string): Promise<void>
}

/**
 * Creates a track for one kind of device.
 * @param constraintsFor - the constraints for a device; null: any device
 * @param onChange - called whenever the track changes or ends, with the fault if there is one
 */
export function createDeviceTrack(
  constraintsFor: (deviceId: string | null) => MediaStreamConstraints,
  onChange: (fault: CallFault | null) => void,
): DeviceTrack {
  let track: MediaStreamTrack | null = null
  let deviceId: string | null = null
  /** Whether the device is wanted; an answer to an earlier `turn` is out of date. */
  let wanted = true
  let turn = 0

  function take(next: MediaStreamTrack): void {
    track?.stop()
    track = next
    // Unplugged, or taken away by the system.
    next.addEventListener('ended', () => {
      if (track !== next) return
      track = null
      onChange('missing')
    })
    onChange(null)
  }

  async function ask(): Promise<void> {
    wanted = true
    turn += 1
    const mine = turn
    try {
      const [next] = (await navigator.mediaDevices.getUserMedia(constraintsFor(deviceId))).getTracks()
      if (!next) return
      if (mine === turn) take(next)
      else next.stop()
    } catch (error) {
      if (mine === turn) onChange(captureFault(error))
    }
  }

  return {
    get track() {
      return track
    },
    get deviceId() {
      return deviceId
    },
    adopt(next) {
      if (!next) return
      if (wanted) take(next)
      else next.stop()
    },
    async open() {
      if (!track) await ask()
    },
    close() {
      wanted = false
      turn += 1
      track?.stop()
      track = null
      onChange(null)
    },
    async choose(id) {
      deviceId = id
      if (wanted) await ask()
      else onChange(null)
    },
  }
}

/** Maps an error of getUserMedia to a fault (Media Capture and Streams, 10.3). */
export function captureFault(error: unknown): CallFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing'
}
