import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** @typedef {import('./mutation.mjs').GuardingTest} GuardingTest */
/**
 * How a test ended. `red`: it ran and failed. `broken`: it failed without a failed test, or by a fault that keeps the code from
 * running at all, so that nothing was tested.
 * @typedef {{ readonly kind: 'green' | 'red' | 'broken', readonly what: string }} Verdict
 */

/** A fault may keep a test busy for ever. The longest test file takes half of this on a busy machine. */
const LONGEST_RUN_MS = 600_000

// A worker that a fault keeps busy for ever listens to nothing: only its group can be ended.
const ASIDE = { detached: process.platform !== 'win32' }

/**
 * Runs tests and builds in a checkout whose sources change in between.
 * @param {string} root - the checkout
 */
export function createTestRun(root) {
  // Not as in CI, where tests want every program that any of them uses.
  const { CI: _, ...env } = process.env
  /** @type {import('node:child_process').ChildProcess | null} */
  let session = null
  /** @type {import('node:child_process').ChildProcess | null} */
  let building = null

  async function openSession() {
    const started = fork(join(root, 'tests', 'mutations', 'session.mjs'), [], {
      ...ASIDE,
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    session = started
    started.once('exit', () => {
      if (session === started) session = null
    })
    await once(started, 'message')
    return started
  }

  /** Ends vitest, which removes its databases. */
  async function closeSession() {
    if (!session) return
    const gone = once(session, 'exit')
    session.disconnect()
    await gone
  }

  return {
    /**
     * Runs one test file, or some of its tests, with vitest.
     * @param {GuardingTest} test
     * @param {readonly string[]} changed - files of the checkout that have changed since the last run
     * @returns {Promise<Verdict>}
     */
    async run(test, changed) {
      // The databases of a session have the tables and functions of its beginning.
      if (changed.some((path) => path.endsWith('.sql'))) await closeSession()
      const asked = session ?? (await openSession())
      return new Promise((resolve) => {
        const end = (/** @type {Verdict} */ verdict) => {
          clearTimeout(limit)
          asked.off('message', end).off('exit', ended)
          resolve(verdict)
        }
        const ended = () => end({ kind: 'broken', what: 'vitest ended' })
        const limit = setTimeout(() => {
          endGroup(asked)
          end({ kind: 'broken', what: `no end after ${LONGEST_RUN_MS / 60_000} min` })
        }, LONGEST_RUN_MS)
        asked.once('message', end).once('exit', ended)
        asked.send({ changed, test })
      })
    },

    /**
     * Makes the production build of the checkout, unless it is current.
     * @returns {Promise<string | null>} what it printed when it failed
     */
    build() {
      return new Promise((resolve) => {
        const child = spawn(process.execPath, ['server/launch/build.mjs', '--if-stale'], {
          ...ASIDE,
          cwd: root,
          env,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        building = child
        let text = ''
        for (const stream of [child.stdout, child.stderr]) {
          stream.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
            text += chunk
          })
        }
        child.once('close', (code) => {
          building = null
          resolve(code === 0 ? null : text.slice(-2_000))
        })
      })
    },

    close: closeSession,

    /** Ends what is under way at once, with all that was started by that. */
    end() {
      for (const child of [session, building]) if (child) endGroup(child)
    },
  }
}

function endGroup(/** @type {import('node:child_process').ChildProcess} */ child) {
  if (child.pid === undefined) return
  if (process.platform === 'win32') child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
}
