import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { CallSide } from '@/lib/realtime/calls'
import type { CallPage } from './call-page'
import { PATIENCE_MS } from './patience'

/** The room of a call in a page of Firefox, in the words of those in it. */
export function firefoxCallPage(page: Page): Pick<CallPage, 'press' | 'read' | 'expectFrames'> {
  return {
    press: async (name) => {
      await page.locator(`::-p-aria([name="${name}"][role="button"])`).setTimeout(PATIENCE_MS).click()
    },
    read: async (words) => {
      const text = () => page.$eval('body', (body) => body.textContent ?? '')
      await expect.poll(text, { timeout: PATIENCE_MS }).toMatch(words)
    },
    async expectFrames(of: CallSide, more: number) {
      const video = `[data-member="${of}"] video`
      await page.waitForSelector(video, { timeout: PATIENCE_MS })
      const seen = new Set<string>()
      const distinct = async () => seen.add(await page.$eval(video, pictureOf)).size
      // The picture that was there before counts, too.
      await expect.poll(distinct, { timeout: PATIENCE_MS }).toBeGreaterThan(more)
    },
  }
}

/** Runs in the page: what a video element shows now. Firefox without a window counts no frames, but decodes them. */
function pictureOf(element: Element): string {
  const canvas = document.createElement('canvas')
  canvas.width = 64
  canvas.height = 36
  canvas.getContext('2d')?.drawImage(element as HTMLVideoElement, 0, 0, 64, 36)
  return canvas.toDataURL()
}
