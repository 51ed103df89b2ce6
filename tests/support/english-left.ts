import type { Page } from 'playwright-core'
import { CATALOGUE } from '@/lib/words/catalogue'

/** "request.act.claim" → "Claim". */
function flat(words: object, path = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key
    if (typeof value === 'string') return [[here, value] as [string, string]]
    return typeof value === 'object' && value !== null ? flat(value, here) : []
  })
}

/** The English texts that no Spanish screen says, with their keys: those that take nothing, so that they can be told. */
const spanish = new Set(flat(CATALOGUE.es).map(([, text]) => text))
const ENGLISH = new Map(
  flat(CATALOGUE.en)
    .filter(([, text]) => !/[{<]/.test(text) && !spanish.has(text))
    .map(([key, text]) => [text, key]),
)

/**
 * What of a Spanish page is still English: each text or accessible name that is seen or read out there and is a message of
 * the English catalogue, with its key.
 */
export async function englishLeft(page: Page): Promise<string[]> {
  const left = (await textsOf(page)).flatMap((text) => {
    const key = ENGLISH.get(text.trim())
    return key ? [`${text.trim()} (${key})`] : []
  })
  return [...new Set(left)]
}

/** Returns every text and accessible name that is seen or read out on a page. */
export const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('script, style')
    const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT)
    const found: string[] = [document.title]
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.parentElement && shown(node.parentElement)) found.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!shown(element)) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        found.push(element.getAttribute(name) ?? '')
      }
    }
    return found
  })
