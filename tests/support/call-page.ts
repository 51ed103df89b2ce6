import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { CallSide } from '@/lib/realtime/calls'

/** Cameras and microphones that need nobody: a picture that moves, and a beep a second. */
export const FAKE_DEVICES = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
]

const PATIENCE_MS = 20_000

export interface CallPage {
  readonly page: Page
  press(name: string): Promise<void>
  read(words: string | RegExp): Promise<void>
  /** How many pictures of the other side were shown so far. */
  frames(of: CallSide): Promise<number>
  /** Waits until that many more pictures came than when it was asked. */
  expectFrames(of: CallSide, more: number): Promise<void>
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
    async expectFrames(of, more) {
      await video(of).first().waitFor({ timeout: PATIENCE_MS })
      const before = await frames(of)
      await expect.poll(() => frames(of), { timeout: PATIENCE_MS }).toBeGreaterThanOrEqual(before + more)
    },
    loudness: (of) => video(of).first().evaluate(loudestOf),
  }
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
