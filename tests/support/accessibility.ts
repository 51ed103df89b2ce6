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

/** Every control in `part` that is to be seen and is less than 48 px wide or high, as a finger has it, in words. */
export const tooSmallToTouch = (part: Locator): Promise<string[]> =>
  part
    .locator(
      'button, a[href], summary, select, textarea, input, [role="button"], [role="menuitem"], [role="tab"]',
    )
    .evaluateAll((controls) =>
      controls.flatMap((control) => {
        // What is tapped is the label as well. A link in running text needs no more than its line.
        const target = control.closest('label') ?? control
        const { width, height } = target.getBoundingClientRect()
        if (!target.checkVisibility({ visibilityProperty: true }) || width * height <= 1) return []
        if (control.closest('p') || (width >= 47.5 && height >= 47.5)) return []
        const name = control.getAttribute('aria-label') || control.textContent || control.outerHTML
        return [`${name}: ${Math.round(width)} × ${Math.round(height)} px`]
      }),
    )

/** Every button and link in `part` without words to be seen, and what its name is. */
export const withoutWords = (part: Locator): Promise<{ readonly name: string; readonly tip: string }[]> =>
  part.locator('button, a[href]').evaluateAll((controls) =>
    controls.flatMap((control) => {
      if (!(control instanceof HTMLElement) || !control.checkVisibility()) return []
      const words = [...control.querySelectorAll<HTMLElement>('*'), control].some(
        (element) =>
          element.getBoundingClientRect().width > 1 &&
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      )
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? ''
      return words ? [] : [{ name, tip: control.title }]
    }),
  )
