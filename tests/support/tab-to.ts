import type { Page } from 'playwright-core'
import { PATIENCE_MS } from './patience'

/** Returns the name of the focused element, for a field that of its first label. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null
    return (
      element?.getAttribute('aria-label') ??
      labels?.[0]?.textContent ??
      element?.textContent ??
      ''
    ).slice(0, 80)
  })

/** Presses Tab until the name of the focused element starts with `name`, which may come while the focus goes round. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed = new Set<string>()
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (at.startsWith(name)) return
    passed.add(at)
  }
  throw new Error(`"${name}" was not reached by Tab, which came past ${[...passed].join(' | ')}`)
}
