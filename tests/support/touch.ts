import type { BrowserContextOptions, Locator, Page } from 'playwright-core'

/** A tablet of that many CSS px: touch only, without a pointer that can hover. */
export const tabletOf = (width: number, height: number): BrowserContextOptions => ({
  viewport: { width, height },
  hasTouch: true,
  isMobile: true,
})

/** As gloved fingers need it, in px; what is half a px smaller is rounded. */
const LEAST_PX = 47.5

/**
 * What is wrong for a finger with the controls in `part`, each scrolled to: less than 48 px wide or high, reaching out of the
 * window, lying under something else, with words that are cut off, or showing none. In words; empty when all is well.
 */
export const wrongForFingers = (part: Locator): Promise<string[]> =>
  part
    .locator('button, a[href], summary, select, textarea, input, [role="tab"]')
    .evaluateAll((controls, leastPx) => {
      const wrong: string[] = []
      for (const control of controls) {
        // What is tapped is the label as well. A link in running text needs no more than its line.
        const target = control.closest('label') ?? control
        if (!target.checkVisibility({ visibilityProperty: true }) || control.closest('p')) continue
        if (control.matches(':disabled')) continue
        target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
        const box = target.getBoundingClientRect()
        const name = control.getAttribute('aria-label') || target.textContent || control.outerHTML
        const say = (what: string) => wrong.push(`${name}: ${what}`)
        if (box.width < leastPx || box.height < leastPx)
          say(`${Math.round(box.width)} × ${Math.round(box.height)} px`)
        if (box.left < -0.5 || box.right > window.innerWidth + 0.5) say('reaches out of the window')
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
        if (!hit || !(target.contains(hit) || hit.contains(target))) say(`lies under ${hit?.outerHTML}`)
        // A bed's card may shorten a name: all of it is behind the tap.
        if (control.matches('[data-bed], input, select, textarea')) continue
        const elements = [target, ...target.querySelectorAll<HTMLElement>('*')]
        const shown = elements.filter(
          (element) =>
            element.getBoundingClientRect().width > 1 &&
            [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        // Every user knows the cross of a dialog.
        if (shown.length === 0 && name !== 'Close') say('no words')
        if (shown.some((element) => element.scrollWidth > element.clientWidth + 1 && clips(element)))
          say('words are cut off')
      }
      return wrong

      function clips(element: Element): boolean {
        return getComputedStyle(element).overflowX !== 'visible'
      }
    }, LEAST_PX)

/** The selectors by which something only comes into sight, or changes its place, while a pointer rests on it. */
export const shownByHover = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rules = (list: CSSRuleList): CSSStyleRule[] =>
      [...list].flatMap((rule) => [
        ...(rule instanceof CSSStyleRule ? [rule] : []),
        ...(rule instanceof CSSGroupingRule || rule instanceof CSSStyleRule ? rules(rule.cssRules) : []),
      ])
    return [...document.styleSheets]
      .flatMap((sheet) => rules(sheet.cssRules))
      .filter(
        ({ selectorText, style }) =>
          /:hover/.test(selectorText) &&
          ['display', 'visibility', 'opacity', 'content', 'width', 'height', 'transform'].some((property) =>
            style.getPropertyValue(property),
          ),
      )
      .map(({ selectorText }) => selectorText)
  })
