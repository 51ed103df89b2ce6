import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Expects that every one of `buttons` is wholly in the window, with nothing over any corner of it. */
export async function expectInView(page: Page, buttons: Locator, count: number, where: string) {
  await expect.poll(() => buttons.count(), { message: where }).toBe(count)
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  for (const button of await buttons.all()) {
    const box = await button.boundingBox()
    if (!box) throw new Error(`A button that asks is not shown: ${where}.`)
    expect(box.x, where).toBeGreaterThanOrEqual(0)
    expect(box.y, where).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width, where).toBeLessThanOrEqual(width)
    expect(box.y + box.height, where).toBeLessThanOrEqual(height)
    expect(await button.evaluate(isUncovered), where).toBe(true)
  }
}

/** Runs in the page: whether a tap near each corner, and in the middle, hits the button. */
export function isUncovered(button: Element): boolean {
  const { x, y, width, height } = button.getBoundingClientRect()
  const spots = [0.1, 0.5, 0.9].flatMap((across) => [0.1, 0.5, 0.9].map((down) => [across, down] as const))
  return spots.every(([across, down]) =>
    button.contains(document.elementFromPoint(x + across * width, y + down * height)),
  )
}
