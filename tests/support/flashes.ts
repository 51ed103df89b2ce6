import type { Page } from 'playwright-core'

/** What flashes on a page: the priority in whose rhythm, and its background in each phase that the page goes through. */
export interface Flash {
  readonly priority: string
  readonly colours: readonly string[]
}

/**
 * Returns what flashes while the page's own clock goes on by `ms`, which takes no such time.
 * @param page its clock has to be installed
 */
export async function flashesFor(page: Page, ms: number): Promise<readonly Flash[]> {
  const record = await page.evaluateHandle(() => {
    const parts = [...document.querySelectorAll<HTMLElement>('[data-flash]')].map((part) => ({
      part,
      colours: [getComputedStyle(part).backgroundColor],
    }))
    const observer = new MutationObserver(() => {
      for (const { part, colours } of parts) {
        const colour = getComputedStyle(part).backgroundColor
        if (colour !== colours.at(-1)) colours.push(colour)
      }
    })
    observer.observe(document.documentElement, { attributes: true })
    return { parts, observer }
  })
  await page.clock.runFor(ms)
  const flashes = await record.evaluate(({ parts, observer }) => {
    observer.disconnect()
    return parts.map(({ part, colours }) => ({ priority: part.dataset.flash ?? '', colours }))
  })
  await record.dispose()
  return flashes
}
