import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'

/** WCAG 2.2 up to level AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What axe finds wrong in the page as it is now, the rule and the elements: whatever breaks WCAG 2.2 AA, however little axe
 * makes of it, and of good practice what it calls serious or critical.
 */
export async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Otherwise it opens a page of its own each time, for frames of other sites, of which there are none.
    .setLegacyMode(true)
    .withTags([...WCAG, 'best-practice'])
    .analyze()
  return violations
    .filter(({ impact, tags }) => impact === 'serious' || impact === 'critical' || breaksWcag(tags))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`)}`)
}

const breaksWcag = (tags: readonly string[]): boolean => tags.some((tag) => WCAG.includes(tag))

/** How many px the page is wider than its window. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Everything in `part` that a gloved finger would miss, being less than 48 px high, in words. */
export const tooSmallToHit = (part: Locator): Promise<string[]> =>
  part.locator('button, a, label:has(input), input[type="search"]').evaluateAll((targets) =>
    targets.flatMap((target) => {
      const { height } = target.getBoundingClientRect()
      // A link or a label in running text is read, and needs no more than its line.
      if (target.closest('p') || height >= 47.5) return []
      return [`${target.textContent || target.getAttribute('aria-label')}: ${Math.round(height)} px`]
    }),
  )
