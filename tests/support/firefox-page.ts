import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { PATIENCE_MS } from './patience'

export interface FirefoxActions {
  /** Presses the button of that name, once React has taken it over. */
  press(name: string): Promise<void>
  /** Waits for words on the page, in its dialog if one is open. */
  read(words: string | RegExp): Promise<void>
  /** The first tap: the bed. */
  openBed(place: string): Promise<void>
  /** Waits until a screen reader would say `words` at that bed. */
  expectBed(place: string, words: string | RegExp): Promise<void>
  /** Waits for an element; `absent`: until there is none. */
  find(selector: string, wanted?: 'present' | 'absent'): Promise<void>
}

/** Returns actions in a page of Firefox, in a user's terms. */
export function firefoxActions(page: Page): FirefoxActions {
  const timeout = PATIENCE_MS
  const bedAt = (place: string) => `.plan [data-bed][aria-label^="${place}."]`
  const expectText = async (text: () => Promise<string>, words: string | RegExp) => {
    try {
      await expect.poll(text, { timeout }).toMatch(words)
    } catch (error) {
      throw new Error(`${JSON.stringify(await page.evaluate(stateOfPage))}: ${String(error)}`, {
        cause: error,
      })
    }
  }
  return {
    async press(name) {
      const button = await page.waitForFunction(buttonCalled, { timeout }, name)
      const element = await button.asElement()?.toElement('button')
      await element?.click()
    },
    read: (words) => expectText(() => page.evaluate(shownWords), words),
    async openBed(place) {
      const bed = await page.waitForSelector(bedAt(place), { timeout })
      await bed?.click()
    },
    expectBed: (place, words) =>
      expectText(() => page.$$eval(bedAt(place), ([bed]) => bed?.getAttribute('aria-label') ?? ''), words),
    async find(selector, wanted = 'present') {
      await page.waitForFunction(
        (sought, present) => (document.querySelector(sought) !== null) === present,
        { timeout },
        selector,
        wanted === 'present',
      )
    },
  }
}

/** Runs in the page. */
const shownWords = (): string =>
  // biome-ignore lint/performance/useDomNodeTextContent: `textContent` holds the scripts, and in them every word the page may ever show.
  (document.querySelector<HTMLElement>('[role="dialog"]') ?? document.body).innerText

/** Runs in the page: what says whether a board is live, locked or empty. */
const stateOfPage = () => ({
  address: location.href,
  live: document.querySelector('[data-live]')?.getAttribute('data-live'),
  stale: document.querySelector('main[data-stale]')?.getAttribute('data-stale'),
  locked: document.documentElement.dataset.locked,
  beds: document.querySelectorAll('.plan [data-bed]').length,
})

/**
 * Runs in the page: a button by the first line of its words, in the dialog if one is open. React notes on an element what it belongs
 * to, once it has hydrated it. Puppeteer's own locators by role take Firefox seconds on a board.
 */
function buttonCalled(name: string): Element | undefined {
  const part = document.querySelector('[role="dialog"]') ?? document
  return [...part.querySelectorAll<HTMLButtonElement>('button:not([disabled])')].find(
    (button) =>
      // biome-ignore lint/performance/useDomNodeTextContent: only the drawn text has lines.
      (button.ariaLabel ?? button.innerText.split('\n')[0]) === name &&
      button.checkVisibility() &&
      Object.keys(button).some((key) => key.startsWith('__reactProps')),
  )
}
