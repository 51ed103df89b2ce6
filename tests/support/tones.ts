import type { Page } from 'playwright-core'

/** A tone that a page has made: when it starts and ends, by the page's own audio clock (s). */
export interface Tone {
  readonly hz: number
  readonly from: number
  until: number
}

declare global {
  interface Window {
    tones: Tone[]
    /** The audio clock, in s; 0 while there is none. */
    audioTime: () => number
  }
}

/** What a display says that its browser keeps silent. */
export const BANNER = 'This display is silent'

/** Switches of a Chromium that plays no sound in a page before its first tap. */
export const TAP_FIRST = { args: ['--autoplay-policy=document-user-activation-required'] } as const

/** Every tone that a page has made since `listen`. */
export const tones = (page: Page): Promise<readonly Tone[]> => page.evaluate(() => window.tones)

/** For how many more seconds a page sounds, by what it has started; not above 0: it is silent. */
export const soundsFor = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(...window.tones.map(({ until }) => until)) - window.audioTime())

/** From the page's next load on, resolves once it shows the banner for a silent display. See `toldOfButton`. */
export const toldOfBanner = (page: Page): Promise<() => Promise<unknown>> =>
  toldOfButton(page, 'Turn sound on')

/**
 * From the page's next load on, resolves once it shows a button of that name. Whatever a test evaluates in a page counts as a
 * tap: until then, nothing may be.
 */
export async function toldOfButton(page: Page, name: string): Promise<() => Promise<unknown>> {
  const said = `There is a button: ${name}`
  await page.addInitScript(
    (wanted) => {
      const look = () => {
        // The page's words are in it as data as well: what counts is the button.
        const buttons = [...document.querySelectorAll('button')]
        if (!buttons.some(({ textContent }) => textContent === wanted.name)) return
        observer.disconnect()
        console.debug(wanted.said)
      }
      const observer = new MutationObserver(look)
      observer.observe(document, { subtree: true, childList: true })
    },
    { name, said },
  )
  const told = page.waitForEvent('console', (message) => message.text() === said)
  return () => told
}

/** Writes down every tone that the page makes from its next load on. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.tones = []
    window.audioTime = () => 0
    const made = new WeakMap<AudioScheduledSourceNode, Tone>()
    const { start, stop } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (from = 0) {
      const tone = { hz: this.frequency.value, from, until: Number.POSITIVE_INFINITY }
      made.set(this, tone)
      window.tones.push(tone)
      window.audioTime = () => this.context.currentTime
      start.call(this, from)
    }
    OscillatorNode.prototype.stop = function (until = 0) {
      const tone = made.get(this)
      if (tone) tone.until = Math.min(tone.until, until)
      stop.call(this, until)
    }
  })
}
