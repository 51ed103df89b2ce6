import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { CallSide } from '@/lib/realtime/calls'
import { PATIENCE_MS } from './patience'
import { TAP_FIRST } from './tones'

/**
 * Cameras and microphones that need no person: a picture that moves, ten times a second to spare the machine, and a beep a second.
 * As for users, a page plays no sound before a tap, unless it uses a camera or microphone itself.
 */
export const FAKE_DEVICES = [
  '--use-fake-device-for-media-stream=fps=10',
  '--use-fake-ui-for-media-stream',
  ...TAP_FIRST.args,
]

export interface CallPage {
  readonly page: Page
  press(name: string): Promise<void>
  read(words: string | RegExp): Promise<void>
  /** How many times the other side's picture is enlarged. */
  scale(of: CallSide): Promise<number>
  /** How many pictures of the other side were shown so far. */
  frames(of: CallSide): Promise<number>
  /** Waits until that many more pictures came than when it was asked. */
  expectFrames(of: CallSide, more: number): Promise<void>
  /** The colour that the other side's picture has on the whole just now: red, green and blue, 0 to 255. */
  colour(of: CallSide): Promise<readonly number[]>
  /** The loudest that the other side is heard to be within a second and a half: 0 is silence. */
  loudness(of: CallSide): Promise<number>
}

/** The room of a call in `page`, in the words of those in it. */
export function callPage(page: Page): CallPage {
  const video = (of: CallSide) => page.locator(`[data-member="${of}"] video`)
  const frames = (of: CallSide) =>
    video(of)
      .first()
      .evaluate((element) => (element as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames)
  return {
    page,
    frames,
    press: (name) => page.getByRole('button', { name, exact: true }).click({ timeout: PATIENCE_MS }),
    read: (words) => page.getByText(words).first().waitFor({ timeout: PATIENCE_MS }),
    scale: (of) =>
      video(of)
        .first()
        .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a),
    async expectFrames(of, more) {
      await video(of).first().waitFor({ timeout: PATIENCE_MS })
      let last = await frames(of)
      let sum = 0
      const came = async () => {
        const now = await frames(of)
        // The count begins again with another connection.
        sum += now < last ? now : now - last
        last = now
        return sum
      }
      await expect.poll(came).toBeGreaterThanOrEqual(more)
    },
    colour: (of) => video(of).first().evaluate(colourOf),
    loudness: (of) => video(of).first().evaluate(loudestOf),
  }
}

/** Runs in the page: the picture that a video element shows, as one pixel. */
function colourOf(element: Element): readonly number[] {
  const brush = new OffscreenCanvas(1, 1).getContext('2d')
  if (!brush) throw new Error('This browser draws nothing.')
  brush.imageSmoothingQuality = 'high'
  brush.drawImage(element as HTMLVideoElement, 0, 0, 1, 1)
  return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)]
}

/** Runs in the page: the highest sample of what a video element plays, over a second and a half of listening. */
async function loudestOf(element: Element): Promise<number> {
  const { srcObject } = element as HTMLVideoElement
  if (!(srcObject instanceof MediaStream)) return 0
  const context = new AudioContext()
  await context.resume()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(srcObject).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const until = context.currentTime + 1.5
  let loudest = 0
  while (context.currentTime < until) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    analyser.getFloatTimeDomainData(samples)
    for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample))
  }
  await context.close()
  return loudest
}
