import type { Page } from 'playwright-core'

/** Times of the steps into a call, by the pages' own clocks, which all count from the same epoch. */
type CallMark = `press ${string}` | 'entered' | 'frame'

/**
 * Runs in each page before its scripts: marks when a button is pressed, when the call is entered, and when the first picture
 * of the other side is shown.
 */
export function markCall(): void {
  const mark = (name: string) => {
    if (performance.getEntriesByName(name).length === 0) performance.mark(name)
  }
  document.addEventListener(
    'pointerdown',
    ({ target, timeStamp }) => {
      const button = target instanceof Element ? target.closest('button') : null
      if (button) performance.mark(`press ${button.textContent?.trim()}`, { startTime: timeStamp })
    },
    true,
  )
  const watched = new WeakSet<Element>()
  new MutationObserver(() => {
    if (document.querySelector('[data-call="in"]')) mark('entered')
    for (const video of document.querySelectorAll<HTMLVideoElement>('[data-member] video')) {
      if (watched.has(video)) continue
      watched.add(video)
      video.requestVideoFrameCallback(() => mark('frame'))
    }
  }).observe(document, { subtree: true, childList: true, attributes: true })
}

/** Waits for a mark in the page and returns when it was last set, in ms since the epoch. */
export async function markedAt(page: Page, mark: CallMark): Promise<number> {
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark)
  return page.evaluate(
    (name) => performance.timeOrigin + (performance.getEntriesByName(name).at(-1)?.startTime ?? Number.NaN),
    mark,
  )
}

/** Returns when the page received its last answer from an address that ends so, in ms since the epoch. */
export const answeredAt = (page: Page, end: string): Promise<number> =>
  page.evaluate((end) => {
    const answers = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(end))
    const last = answers.at(-1)
    return last instanceof PerformanceResourceTiming ? performance.timeOrigin + last.responseEnd : Number.NaN
  }, end)
