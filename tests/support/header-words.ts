import type { Locator } from 'playwright-core'

/** What a page's header shows at one width. */
export interface HeaderWords {
  /** The accessible names of links and buttons of which only the icon is seen. */
  readonly wordless: readonly string[]
  /** Texts that take more than one line. */
  readonly wrapped: readonly string[]
  /** Pairs of texts of which one covers the other. */
  readonly covered: readonly string[]
  /** Rows of tools. */
  readonly rows: number
}

/** Measures the visible words of a header by the rectangles of their ranges. */
export const headerWords = (header: Locator): Promise<HeaderWords> => header.evaluate(measure)

/** Runs in the page. */
function measure(header: Element): HeaderWords {
  const isForReadersOnly = (element: Element | null): boolean =>
    element !== null &&
    (getComputedStyle(element).clipPath === 'inset(50%)' || isForReadersOnly(element.parentElement))
  const linesIn = (root: Element) => {
    const found: { text: string; lines: DOMRect[] }[] = []
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      if (text === '' || isForReadersOnly(node.parentElement)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0)
      if (lines.length > 0) found.push({ text, lines })
    }
    return found
  }
  const tools = [...header.querySelectorAll('a[href], button')]
  const all = linesIn(header)
  const rects = all.flatMap(({ text, lines }) => lines.map((line) => ({ text, line })))
  const centres = tools.map((tool) => tool.getBoundingClientRect()).map(({ top, height }) => top + height / 2)
  return {
    wordless: tools
      .filter((tool) => linesIn(tool).length === 0)
      .map((tool) => tool.getAttribute('aria-label') ?? tool.textContent ?? ''),
    wrapped: all.filter(({ lines }) => lines.length > 1).map(({ text }) => text),
    covered: rects.flatMap(({ text, line }, index) =>
      rects
        .slice(index + 1)
        .filter(
          ({ line: other }) =>
            Math.min(line.right, other.right) - Math.max(line.left, other.left) > 1 &&
            Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top) > 3,
        )
        .map((other) => `${text} / ${other.text}`),
    ),
    rows: new Set(centres.map((centre) => Math.round(centre / 20))).size,
  }
}
