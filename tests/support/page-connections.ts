declare global {
  interface Window {
    /** Every connection that the page has made. */
    connectionsMade?: RTCPeerConnection[]
  }
}

// Each of these runs in a page, and is handed to Playwright whole: it may use nothing from outside itself.

/** Before the page's own scripts: a screen to share, which Chromium without a screen does not have. It is red. */
export function shareRed(): void {
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 360
    const brush = canvas.getContext('2d')
    setInterval(() => {
      if (brush) brush.fillStyle = '#ff0000'
      brush?.fillRect(0, 0, canvas.width, canvas.height)
    }, 50)
    return canvas.captureStream(20)
  }
}

/** Before the page's own scripts: keeps what connections it makes, for the two below. */
export function keepConnections(): void {
  const made: RTCPeerConnection[] = []
  window.connectionsMade = made
  window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, settings: [RTCConfiguration?]) {
      const connection = new target(...settings)
      made.push(connection)
      return connection
    },
  })
}

/** As a browser does whose network has changed: every connection makes an offer of its own accord. */
export function restartIce(): void {
  for (const connection of window.connectionsMade ?? []) connection.restartIce()
}

/** Whether no offer waits for an answer, and everything is connected that was not closed. */
export function isSettled(): boolean {
  const open = (window.connectionsMade ?? []).filter(({ signalingState }) => signalingState !== 'closed')
  return (
    open.length > 0 &&
    open.every(
      ({ signalingState, connectionState }) => signalingState === 'stable' && connectionState === 'connected',
    )
  )
}
