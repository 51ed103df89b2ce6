import puppeteer, { type Page } from 'puppeteer-core'
import { afterFile } from './cleanup'
import { findFirefox } from './installed-programs.mjs'
import { PATIENCE_MS } from './patience'

/** What a page in Firefox complained of: uncaught errors and errors of the console. */
export interface FirefoxPage {
  readonly page: Page
  readonly complaints: string[]
}

export interface TestFirefox {
  readonly version: string
  /** A page with cookies and storage of its own, in a window of its own: the tab behind another one is hidden. */
  newPage(): Promise<FirefoxPage>
}

/**
 * Settings by which a page hears and is heard without a person: a camera and a microphone that Firefox makes up, no prompt for
 * them, sound without a tap, and WebRTC over loopback.
 */
const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
}

/**
 * Starts the system's Firefox with an empty profile, by WebDriver BiDi, ended after the test file.
 * @throws {Error} when there is no Firefox
 */
export async function launchFirefox(): Promise<TestFirefox> {
  const executablePath = findFirefox()
  if (!executablePath) throw new Error('No Firefox was found. On Debian: apt-get install firefox-esr')
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    timeout: PATIENCE_MS,
    extraPrefsFirefox: PREFERENCES,
  })
  afterFile(() => browser.close())
  return {
    version: await browser.version(),
    async newPage() {
      const context = await browser.createBrowserContext()
      const page = await context.newPage({ type: 'window' })
      page.setDefaultTimeout(PATIENCE_MS)
      page.setDefaultNavigationTimeout(PATIENCE_MS)
      await page.evaluateOnNewDocument(smallPictures)
      await page.setViewport({ width: 1280, height: 800 })
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      return { page, complaints }
    },
  }
}

/** Runs in the page: its camera makes five small pictures a second, to spare the machine, whatever the page asks for. */
function smallPictures(): void {
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const ask = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = (wanted) =>
    ask(wanted?.video ? { ...wanted, video: { width: 320, height: 180, frameRate: 5 } } : wanted)
}
