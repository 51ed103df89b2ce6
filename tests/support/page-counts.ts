import type { Page } from 'playwright-core'

/** Runs in the page before its own scripts: counts how often a camera or microphone was asked for, and tones, and keeps the camera. */
export function countOpenings(): void {
  let tones = 0
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    tones += 1
    start.call(this, when)
  }
  Object.defineProperty(window, 'tones', { get: () => tones })
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  let openings = 0
  Object.defineProperty(window, 'openings', { get: () => openings })
  mediaDevices.getUserMedia = async (wanted) => {
    openings += 1
    const opened = await open(wanted)
    const [camera] = opened.getVideoTracks()
    if (camera) Object.defineProperty(window, 'camera', { value: camera, configurable: true })
    return opened
  }
}

/** How often the page has asked for a camera or microphone since it was loaded. */
export const openings = async (page: Page): Promise<number> =>
  Number(await page.evaluate(() => Reflect.get(window, 'openings') ?? 0))

/** How many tones the page has made since it was loaded. */
export const tones = async (page: Page): Promise<number> =>
  Number(await page.evaluate(() => Reflect.get(window, 'tones') ?? 0))
