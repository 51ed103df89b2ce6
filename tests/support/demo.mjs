import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './installed-programs.mjs'

/** For programs that vitest does not run; tests use lantern-process.ts, which ends with the test file. */

const READY_WITHIN_MS = 90_000
const STOP_WITHIN_MS = 20_000
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot']

/**
 * Starts the production build as a demo with the Solo emulator, in a new folder and on any free port.
 * @param {string} root - the folder of the project, built
 * @param {string} [node] - the Node that runs it; this one when absent
 * @returns {Promise<{ origin: string, stop(): Promise<void> }>} `stop` removes the folder as well
 * @throws {Error} with all it printed, when it ends or stays silent instead
 */
export async function startDemo(root, node = process.execPath) {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-demo-'))
  const passed = PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  const child = spawn(node, ['--enable-source-maps', join(root, 'dist', 'main.mjs')], {
    cwd: root,
    env: { ...Object.fromEntries(passed), NODE_ENV: 'production', PORT: '0', DATA_DIR: folder, TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise((resolve) => child.once('close', resolve))
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  let said = ''
  const origin = await new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(`${why}\n${said}`))
    const timeout = setTimeout(() => fail('Lantern did not start in time:'), READY_WITHIN_MS)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        said += text
        const ready = said.match(/^Lantern is ready at (\S+)$/m)
        if (!ready) return
        clearTimeout(timeout)
        resolve(ready[1])
      })
    }
    child.once('close', () => fail('Lantern ended before it was ready:'))
  })
  return {
    origin,
    async stop() {
      const impatience = setTimeout(kill, STOP_WITHIN_MS)
      child.kill('SIGTERM')
      await gone
      clearTimeout(impatience)
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The system's Chromium without a window.
 * @throws {Error} when there is none
 */
export function openChromium() {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium was found. On Debian: apt-get install chromium')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], chromiumSandbox: false })
}

/**
 * A page of a demo account that has signed in, with nothing in its cache.
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {string} username
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function pageOf(browser, origin, username, options = {}) {
  const door = await browser.newContext()
  const page = await door.newPage()
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill('lantern')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/(board|wall)/)
  const storageState = await door.storageState()
  await door.close()
  return (await browser.newContext({ ...options, storageState })).newPage()
}
