import type { Page } from 'playwright-core'

/** Milliseconds since the epoch, by the clock of this machine, which all its browsers share. */
export type Moment = () => Promise<number>

/** Watches from now on for a tap on the button with that text; the result resolves at the tap. */
export async function tappedAt(page: Page, button: string): Promise<Moment> {
  const watch = await page.evaluateHandle(
    (text) => ({
      moment: new Promise<number>((resolve) => {
        const tap = (event: Event) => {
          const hit = event.target instanceof Element ? event.target.closest('button') : null
          if (hit?.textContent?.trim() !== text) return
          document.removeEventListener('pointerdown', tap, true)
          resolve(Date.now())
        }
        document.addEventListener('pointerdown', tap, true)
      }),
    }),
    button,
  )
  return () => watch.evaluate(({ moment }) => moment)
}

/** Watches from now on until the card of that bed matches `selector`; the result resolves then. */
export const cardAt = (page: Page, place: string, selector: string): Promise<Moment> =>
  seenAt(page, `.plan [data-bed]${selector}[aria-label^="${place}."]`)

/** Watches from now on until an element that matches `selector` is on the page; the result resolves then. */
async function seenAt(page: Page, selector: string): Promise<Moment> {
  const watch = await page.evaluateHandle(
    (wanted) => ({
      moment: new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector(wanted)) return
          observer.disconnect()
          resolve(Date.now())
        }
        const observer = new MutationObserver(look)
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        look()
      }),
    }),
    selector,
  )
  return () => watch.evaluate(({ moment }) => moment)
}
