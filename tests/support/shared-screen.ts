/**
 * Gives a page a red screen to share, which Chromium without a screen does not have. It runs in the page, before the page's own
 * scripts, and Playwright hands it over whole: it may use nothing from outside itself.
 */
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
