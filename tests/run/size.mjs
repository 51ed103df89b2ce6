import { root } from '../../server/launch/launch.mjs'
import { prepare } from '../../server/launch/prepare.mjs'
import { openChromium, pageOf, startDemo } from '../support/demo.mjs'
import { weighFirstLoad } from './first-load.mjs'

/**
 * `npm run size`: the JavaScript that a browser fetches before a page can be used, in real Chromium with an empty cache, from
 * the production build. Fails where a page has a limit and is above it, and where the server sends more than gzip makes of it.
 * `-- --scripts` lists what each page loads.
 */

/** Limits in kB of 1,000 bytes: gzipped, and as sent to a browser that takes brotli. A wall has no controls and needs less. */
const BOARD = { gzipped: 193, sent: 164.3 }
const WALL = { gzipped: 182, sent: 153.9 }
const LIVE = '[data-live="live"]'

/** @type {readonly { name: string, path: string, username?: string, ready: string, limit?: { gzipped: number, sent: number } }[]} */
const PAGES = [
  { name: 'board, virtual nurse', path: '/board', username: 'virtual', ready: LIVE, limit: BOARD },
  { name: 'board, bedside nurse', path: '/board', username: 'bedside', ready: LIVE, limit: BOARD },
  { name: 'board, charge nurse', path: '/board', username: 'charge', ready: LIVE, limit: BOARD },
  { name: 'wall', path: '/wall', username: 'display', ready: LIVE, limit: WALL },
  { name: 'sign-in', path: '/sign-in', ready: 'form button' },
  { name: 'appointments', path: '/appointments', username: 'virtual', ready: 'main' },
  { name: 'reports', path: '/reports', username: 'charge', ready: 'main' },
]

await prepare(root)
const demo = await startDemo(root)
const browser = await openChromium()
let tooHeavy = 0
try {
  console.log(
    `${'JavaScript, gzipped'.padEnd(24)}${'at first'.padStart(10)}${'limit'.padStart(8)}${'sent'.padStart(10)}${'limit'.padStart(8)}${'then'.padStart(10)}`,
  )
  for (const { name, path, username, ready, limit } of PAGES) {
    const page = username ? await pageOf(browser, demo.origin, username) : await browser.newPage()
    const { bytes, sent, later, scripts } = await weighFirstLoad(page, `${demo.origin}${path}`, ready)
    await page.context().close()
    // More was sent than gzip makes of it: the build has no compressed copies, or the server does not send them.
    const over =
      sent > bytes || (limit !== undefined && (bytes > limit.gzipped * 1_000 || sent > limit.sent * 1_000))
    if (over) tooHeavy += 1
    console.log(
      `${name.padEnd(24)}${kB(bytes).padStart(10)}${String(limit?.gzipped ?? '').padStart(8)}${kB(sent).padStart(10)}${String(limit?.sent ?? '').padStart(8)}${kB(later).padStart(10)}${over ? '  TOO HEAVY' : ''}`,
    )
    if (process.argv.includes('--scripts')) {
      for (const script of scripts) console.log(`  ${kB(script.bytes).padStart(8)}  ${script.path}`)
    }
  }
} finally {
  await browser.close()
  await demo.stop()
}
process.exitCode = tooHeavy > 0 ? 1 : 0

function kB(/** @type {number} */ bytes) {
  return `${(bytes / 1_000).toFixed(1)} kB`
}
