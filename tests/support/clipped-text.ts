import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** A text of which a box cuts a part off. */
export interface ClippedText {
  readonly text: string
  /** The element that clips it, as a selector. */
  readonly by: string
  /** How much of the text is outside the box, in px. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface ClippedTextOptions {
  /**
   * `false` also reports text that ends with the ellipsis of its box, and lines that are outside as a whole; by default both
   * may be: the first has a mark, and of the second nothing is seen. A label must have neither.
   */
  readonly marksAllowed?: boolean
}

/** Waits until no box cuts text off: for the frame in which what has just come is fitted, one may. */
export const expectNothingClipped = async (
  parts: Locator,
  at: string,
  options?: ClippedTextOptions,
): Promise<void> => {
  await expect.poll(() => clippedText(parts, options), { message: at }).toEqual([])
}

/**
 * Returns the texts in the elements that a box around them cuts off: the rectangle of each line of each text node (Range)
 * against every box outside it that clips (`overflow` other than `visible`, and does not scroll in that direction). What is not
 * displayed, or for screen readers only, is left out.
 */
const clippedText = (
  parts: Locator,
  { marksAllowed = true }: ClippedTextOptions = {},
): Promise<ClippedText[]> => parts.evaluateAll(findClipped, marksAllowed)

/** Runs in the page. */
function findClipped(parts: Element[], marksAllowed: boolean): ClippedText[] {
  /** Half a pixel more is rounding. */
  const SLACK = 0.75
  /** Of the height of a line, letters take the middle: above and below is leading. */
  const LEADING = 0.16
  const nameOf = (element: Element) =>
    [element.tagName.toLowerCase(), ...element.classList].slice(0, 3).join('.')
  /** `sr-only`, also at this width only (`max-lg:sr-only`). */
  const isForReadersOnly = (element: Element | null): boolean =>
    element !== null &&
    (getComputedStyle(element).clipPath === 'inset(50%)' || isForReadersOnly(element.parentElement))
  const isHidden = (element: Element): boolean =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || isForReadersOnly(element)

  const clippedBy = (box: Element, line: DOMRect, text: string): ClippedText | null => {
    const style = getComputedStyle(box)
    const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    const x = clips(style.overflowX)
    const y = clips(style.overflowY)
    if (!x && !y) return null
    const outer = box.getBoundingClientRect()
    const [left, top] = [outer.left + box.clientLeft, outer.top + box.clientTop]
    const [right, bottom] = [left + box.clientWidth, top + box.clientHeight]
    const inset = line.height * LEADING
    const outside = {
      left: x ? Math.max(0, left - line.left) : 0,
      right: x ? Math.max(0, line.right - right) : 0,
      top: y ? Math.max(0, top - (line.top + inset)) : 0,
      bottom: y ? Math.max(0, line.bottom - inset - bottom) : 0,
    }
    if (Math.max(...Object.values(outside)) <= SLACK) return null
    if (marksAllowed) {
      const gone =
        (y && (line.top + inset >= bottom - SLACK || line.bottom - inset <= top + SLACK)) ||
        (x && (line.left >= right || line.right <= left))
      const marked = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
      if (gone || (marked && outside.left === 0)) return null
    }
    return { text, by: nameOf(box), ...outside }
  }

  return parts.flatMap((part) => {
    const found: ClippedText[] = []
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const holder = node.parentElement
      const text = node.textContent ?? ''
      if (!holder || text.trim() === '' || isHidden(holder)) continue
      const range = document.createRange()
      const [first, last] = [text.search(/\S/), text.trimEnd().length]
      range.setStart(node, first)
      range.setEnd(node, last)
      for (const line of range.getClientRects()) {
        if (line.width === 0) continue
        for (let box: Element | null = holder; box; box = box.parentElement) {
          const clipped = clippedBy(box, line, text.trim())
          if (clipped) found.push(clipped)
          const { overflow, overflowX, textOverflow } = getComputedStyle(box)
          // What scrolls shows its text by and by; what ends with an ellipsis here ends nowhere else.
          if (/auto|scroll/.test(overflow)) break
          if (marksAllowed && textOverflow === 'ellipsis' && overflowX !== 'visible') break
        }
      }
    }
    return found
  })
}
