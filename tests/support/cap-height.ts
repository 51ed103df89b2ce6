import type { Locator } from 'playwright-core'

/** A text on a page, and the height (px) of a capital in it as it is drawn. */
export interface CapHeight {
  readonly text: string
  readonly px: number
}

/** Returns the height of a capital in each of the elements: that of "H" in its own font, as a canvas draws it, in the scale of the page. */
export const capHeights = (elements: Locator): Promise<CapHeight[]> =>
  elements.evaluateAll((found) => {
    const brush = document.createElement('canvas').getContext('2d')
    if (!brush) throw new Error('A canvas has a 2D context.')
    return found.map((element) => {
      const { fontSize, fontWeight, fontFamily } = getComputedStyle(element)
      brush.font = `${fontWeight} ${fontSize} ${fontFamily}`
      const { width } = element.getBoundingClientRect()
      // Transforms change the rectangle, and not the layout.
      const scale =
        element instanceof HTMLElement && element.offsetWidth > 0 ? width / element.offsetWidth : 1
      return {
        text: element.textContent ?? '',
        px: brush.measureText('H').actualBoundingBoxAscent * scale,
      }
    })
  })
