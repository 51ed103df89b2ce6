import type { Locator } from 'playwright-core'

/**
 * Resolves once an element has not changed for some frames, in the page's own font: what a new size of the window changes has
 * changed then.
 */
export const settled = (element: Locator): Promise<void> => element.evaluate(isSettled)

/** Runs in the page. */
async function isSettled(element: Element): Promise<void> {
  const FRAMES = 6
  await document.fonts.ready
  let known = ''
  for (let same = 0; same < FRAMES; same += 1) {
    await new Promise(requestAnimationFrame)
    if (element.innerHTML !== known) same = 0
    known = element.innerHTML
  }
}
