import axe, { type RunOnly } from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** WCAG 2.2 up to level AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The rules that colours decide. All others read the same elements in a light page and in a dark one. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Returns what axe finds wrong in the page as it is now, the rule and the elements: whatever breaks WCAG 2.2 AA, however little
 * axe makes of it, and of good practice what it calls serious or critical.
 * @param part - a selector; absent: the whole page
 */
export async function seriousViolations(page: Page, part?: string): Promise<string[]> {
  return found(page, part, { type: 'tag', values: [...WCAG, 'best-practice'] })
}

/** Returns what axe finds wrong with the colours of the page, or a part of it, in the dark; the page is light again afterwards. */
export async function darkViolations(page: Page, part?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const violations = await found(page, part, { type: 'rule', values: COLOUR_RULES })
  await page.emulateMedia({ colorScheme: 'light' })
  return violations
}

/**
 * Runs in the page: ends every change of colour. Content out of view (`content-visibility`) has them when it comes into view, and
 * they stand still there until then.
 */
function endTransitions(): void {
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()
}

/** Runs axe in the page by the rules of `runOnly`, and returns in words what breaks WCAG or is serious. */
async function found(page: Page, part: string | undefined, runOnly: RunOnly): Promise<string[]> {
  // Half a megabyte of script: once a document.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  await page.evaluate(endTransitions)
  const violations = await page.evaluate(
    async ({ within, rules }) => {
      // Without `resultTypes` axe also words what is right, which takes as long as finding out.
      const results = await window.axe.run(within, { runOnly: rules, resultTypes: ['violations'] })
      return results.violations
    },
    { within: part ?? 'html', rules: runOnly },
  )
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

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Expects that the screen as it is now can be read, reached and hit by every user: it fits into its window at every size, and
 * so do fingers on `targets`; axe finds nothing at the first size and at the last, nor with the colours of the dark theme at
 * one of the sizes, another one each time. Where a dialog is open, axe reads the dialog, at the last size: its words, roles and
 * colours are the same at every size. The page is left at the last size.
 * @param targets - absent: the open dialog, and nothing where there is none
 */
export async function expectUsable(page: Page, sizes: readonly Size[], targets?: Locator): Promise<void> {
  const dialog = page.getByRole('dialog')
  const inDialog = (await dialog.count()) > 0
  const part = inDialog ? '[role="dialog"]' : undefined
  const darkSize = sizes[looks % sizes.length]
  looks += 1
  for (const size of sizes) {
    await page.setViewportSize(size)
    const at = `${size.width}x${size.height}`
    expect(await tooWide(page), at).toBeLessThanOrEqual(0)
    if (inDialog || targets)
      expect(await tooSmallToHit(inDialog ? dialog : (targets ?? dialog)), at).toEqual([])
    const outermost = size === sizes.at(-1) || (size === sizes[0] && !inDialog)
    if (outermost) expect(await seriousViolations(page, part), at).toEqual([])
    if (size === (inDialog ? sizes.at(-1) : darkSize)) {
      expect(await darkViolations(page, part), `dark, ${at}`).toEqual([])
    }
  }
}

let looks = 0
