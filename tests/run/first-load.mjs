import { gzipSync } from 'node:zlib'

/**
 * @typedef {object} FirstLoad
 * @property {number} bytes - gzip -9 of every script that was asked for before the page could be used
 * @property {number} sent - what Lantern sent for these: the browser takes brotli
 * @property {number} later - the same of those asked for afterwards, without anybody having touched the page
 * @property {{ path: string, bytes: number }[]} scripts - of the first, the largest first
 */

/** How long (ms) the network must be silent before nothing more is expected by itself. */
const SILENT_MS = 1_500

/**
 * Opens `address` in a page with an empty cache and weighs the scripts that the browser fetches. A page can be used once
 * it has loaded, `ready` is there, and React has taken over what `ready` found.
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @param {string} ready - a CSS selector
 * @returns {Promise<FirstLoad>}
 */
export async function weighFirstLoad(page, address, ready) {
  /** @type {{ response: import('playwright-core').Response, later: boolean }[]} */
  const fetched = []
  /** @type {Set<import('playwright-core').Request>} */
  const laterRequests = new Set()
  let usable = false
  let newsAt = Date.now()
  page.on('request', (request) => {
    if (request.resourceType() !== 'script') return
    newsAt = Date.now()
    if (usable) laterRequests.add(request)
  })
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    newsAt = Date.now()
    fetched.push({ response, later: laterRequests.has(response.request()) })
  })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForFunction((selector) => {
    const element = document.querySelector(selector)
    // React notes on an element what it belongs to, once it has hydrated it.
    return element !== null && Object.keys(element).some((key) => key.startsWith('__reactProps'))
  }, ready)
  usable = true
  newsAt = Math.max(newsAt, Date.now())
  while (Date.now() - newsAt < SILENT_MS) await page.waitForTimeout(100)

  const weighed = await Promise.all(
    fetched.map(async ({ response, later }) => ({
      path: new URL(response.url()).pathname,
      bytes: gzipSync(await response.body(), { level: 9 }).length,
      sent: (await response.request().sizes()).responseBodySize,
      later,
    })),
  )
  const sum = (/** @type {boolean} */ late, /** @type {'bytes' | 'sent'} */ what = 'bytes') =>
    weighed.filter(({ later }) => later === late).reduce((total, script) => total + script[what], 0)
  return {
    bytes: sum(false),
    sent: sum(false, 'sent'),
    later: sum(true),
    scripts: weighed
      .filter(({ later }) => !later)
      .sort((a, b) => b.bytes - a.bytes)
      .map(({ path, bytes }) => ({ path, bytes })),
  }
}
