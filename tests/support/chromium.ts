import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterFile } from './cleanup'
import { findChromium, findHeadlessShell } from './installed-programs.mjs'
import { PATIENCE_MS } from './patience'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** No page of a test lives long enough for what V8's optimizing compilers cost: a tenth of the browser's work. */
const WITHOUT_OPTIMIZING = '--js-flags=--no-opt --no-maglev'

export interface WatchedPage {
  readonly page: Page
  /**
   * Fails when the page has complained since it was opened, or since the last call: console errors, uncaught errors,
   * requests that failed. `expected` names the complaints that the test provokes.
   */
  expectClean(expected?: readonly RegExp[]): void
}

export interface TestBrowser {
  readonly browser: Browser
  /** A page with cookies and storage of its own: another person at another screen. */
  newPage(options?: BrowserContextOptions): Promise<WatchedPage>
}

/**
 * Starts the system's Chromium with an empty profile and all of V8, as users have it, for benchmarks. Closed after the file.
 * @param options.args - more command-line switches
 * @throws {Error} when there is no Chromium
 */
export async function launchChromium(options: { args?: readonly string[] } = {}): Promise<TestBrowser> {
  const launched = await launch(options.args ?? [])
  afterFile(() => launched.browser.close())
  return launched
}

const warm = new Map<string, Promise<TestBrowser>>()

/**
 * The Chromium with these command-line switches that all test files of a process share; the first that asks starts it, and it
 * ends with the process. Each `newPage` has cookies and storage of its own.
 * @throws {Error} when there is no Chromium
 */
export function warmChromium(args: readonly string[] = []): Promise<TestBrowser> {
  const key = args.join(' ')
  const started = warm.get(key) ?? launch([...args, WITHOUT_OPTIMIZING])
  warm.set(key, started)
  return started
}

async function launch(args: readonly string[]): Promise<TestBrowser> {
  const executablePath = findHeadlessShell() ?? findChromium()
  if (!executablePath) throw new Error('No Chromium was found. On Debian: apt-get install chromium')
  const browser = await chromium.launch({
    executablePath,
    args: [...ARGUMENTS, ...args],
    chromiumSandbox: false,
    timeout: PATIENCE_MS,
  })
  return {
    browser,
    async newPage(contextOptions = {}) {
      const context = await browser.newContext(contextOptions)
      context.setDefaultTimeout(PATIENCE_MS)
      return watched(await context.newPage())
    },
  }
}

function watched(page: Page): WatchedPage {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // The address tells which of several resources it was.
    complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => void complaints.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown'
    // What a page gives up itself, as it does with prefetches when it navigates, is no failure.
    if (reason !== 'net::ERR_ABORTED')
      complaints.push(`request: ${request.method()} ${request.url()} ${reason}`)
  })
  return {
    page,
    expectClean(expected = []) {
      const unexpected = complaints.splice(0).filter((line) => !expected.some((known) => known.test(line)))
      if (unexpected.length > 0) throw new Error(`The page complained:\n${unexpected.join('\n')}`)
    },
  }
}
