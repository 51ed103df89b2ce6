import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { PATIENCE_MS } from './patience'

/** The bed of the reference's examples, as a nurse says it. */
export const BED_2 = 'floor 2, 431 bed 2'
/** A patient lies in each of these, and has a device that is online. */
export const OTHER_BEDS = ['floor 2, 425 bed 1', 'floor 2, 427 bed 1'] as const

export type PriorityWord = 'Routine' | 'Urgent' | 'Emergency'

export interface BoardPage {
  readonly dialog: Locator
  /** A bed's card, on a board and on a wall alike. */
  bed(place: string): Locator
  /** Waits until a screen reader would say `words` at that bed. */
  expectBed(place: string, words: string | RegExp, withinMs?: number): Promise<void>
  /** Waits until nothing happens at that bed. */
  expectQuiet(place: string, withinMs?: number): Promise<void>
  /** On a small screen the board stands behind a tab. */
  showBoard(): Promise<void>
  /** The first tap: the bed. */
  open(place: string): Promise<void>
  /** A button of the open dialog. */
  press(name: string | RegExp): Promise<void>
  /** Waits for words in the open dialog. */
  read(words: string | RegExp, withinMs?: number): Promise<void>
  close(): Promise<void>
  /** Two taps: the bed, and a priority. */
  ask(place: string, priority: PriorityWord): Promise<void>
  /** Waits until the board says that what it shows is now. */
  live(withinMs?: number): Promise<void>
  /** Types into the search, opened by "/", and answers the results, which come while one types. */
  search(text: string): Promise<Locator>
}

/** "planta 2, 431 cama 2". */
const inSpanish = (place: string) => place.replace(/^floor /, 'planta ').replace(/ bed /, ' cama ')

/** Returns the board in `page`, with actions in a nurse's terms. */
export function boardPage(page: Page): BoardPage {
  const dialog = page.getByRole('dialog')
  const bed = (place: string) =>
    page.locator([place, inSpanish(place)].map((name) => `.plan [data-bed][aria-label^="${name}."]`).join())
  const press = (name: string | RegExp) =>
    dialog.getByRole('button', { name, exact: typeof name === 'string' }).click({ timeout: PATIENCE_MS })

  const board: BoardPage = {
    dialog,
    bed,
    press,
    expectBed: (place, words, withinMs = PATIENCE_MS) =>
      expect
        .poll(() => bed(place).getAttribute('aria-label'), { timeout: withinMs, interval: 50 })
        .toMatch(words),
    expectQuiet: (place, withinMs) => board.expectBed(place, /\. (No request|Empty)\./, withinMs),
    showBoard: () => page.getByRole('button', { name: 'Board', exact: true }).click(),
    open: async (place) => {
      await bed(place).click({ timeout: PATIENCE_MS })
      await dialog.waitFor({ timeout: PATIENCE_MS })
    },
    read: (words, withinMs = PATIENCE_MS) => dialog.getByText(words).first().waitFor({ timeout: withinMs }),
    close: async () => {
      await dialog.page().keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
    },
    ask: async (place, priority) => {
      await board.open(place)
      await press(priority)
    },
    live: (withinMs = PATIENCE_MS) => page.locator('[data-live="live"]').waitFor({ timeout: withinMs }),
    search: async (text) => {
      await page.keyboard.press('/')
      await dialog.waitFor()
      await page.keyboard.type(text)
      return dialog.getByRole('option')
    },
  }
  return board
}
