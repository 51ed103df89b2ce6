/** Why there is no camera or microphone: refused by its owner, none there, or taken by another program. */
export type CaptureFault = 'denied' | 'missing' | 'busy'

/** One camera or microphone, whichever is chosen, while it is wanted. */
export interface DeviceTrack {
  readonly track: MediaStreamTrack | null
  /** The one chosen; null: whichever the browser takes. */
  readonly deviceId: string | null
  /** What `open` answered is ours from now on, unless it is not wanted any more: then it is let go. */
  adopt(track: MediaStreamTrack | null): void
  /** Opens the device unless it is open; what comes after it was let go again is let go, too. */
  open(): Promise<void>
  /** Lets it go, so that its light goes out. */
  close(): void
  /** Takes that one from now on; at once where one is open or being opened. */
  choose(deviceId: string): Promise<void>
}

/**
 * @param constraintsFor - what to ask the browser for; null: any device
 * @param onChange - told whenever there is another track, or none, and why where that is a failure
 */
export function createDeviceTrack(
  constraintsFor: (deviceId: string | null) => MediaStreamConstraints,
  onChange: (fault: CaptureFault | null) => void,
): DeviceTrack {
  let track: MediaStreamTrack | null = null
  let deviceId: string | null = null
  /** From the wish for it to the end of that wish; a question that was asked in an earlier turn is out of date. */
  let wanted = true
  let turn = 0

  function take(next: MediaStreamTrack): void {
    track?.stop()
    track = next
    // Pulled out, or taken away by the system.
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

/** Names of getUserMedia's errors: Media Capture and Streams, 10.3. */
export function captureFault(error: unknown): CaptureFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing'
}
