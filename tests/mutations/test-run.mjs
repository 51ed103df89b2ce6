import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {import('./mutation.mjs').GuardingTest} GuardingTest */
/**
 * How a test file ended. `red`: a test of it ran and failed. `broken`: it failed without a failed test, or by a fault that
 * keeps the code from running at all, so that nothing was tested.
 * @typedef {{ readonly kind: 'green' | 'red' | 'broken', readonly what: string }} Verdict
 */

/** A fault may keep a test busy for ever. The longest test file takes half of this on a busy machine. */
const LONGEST_RUN_MS = 600_000

/** What a file says that does not load, as opposed to an expectation that is not met. */
const DOES_NOT_RUN =
  /^(SyntaxError|ReferenceError|Error: (Transform failed|Failed to (load|resolve)|Cannot find))/

/**
 * Runs one test file, or some of its tests, with vitest.
 * @param {string} root - the checkout to run it in
 * @param {GuardingTest} test
 * @returns {Promise<Verdict>}
 */
export async function runTest(root, { project, path, name }) {
  const results = join(root, 'mutation-results.json')
  rmSync(results, { force: true })
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const args = [
    'run',
    '--project',
    project,
    '--allowOnly=false',
    '--bail=1',
    '--reporter=json',
    `--outputFile=${results}`,
  ]
  const only = name === '' ? [] : ['--testNamePattern', name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')]
  const output = await run(root, [vitest, ...args, ...only, path])
  return verdictOf(results, output)
}

/**
 * Builds the production build of a checkout, unless it is current.
 * @param {string} root
 * @returns {Promise<string | null>} what it printed when it failed
 */
export async function build(root) {
  const { code, text } = await run(root, ['server/launch/build.mjs', '--if-stale'])
  return code === 0 ? null : text
}

/** @returns {Verdict} */
function verdictOf(
  /** @type {string} */ results,
  /** @type {{ code: number | null, text: string }} */ { text },
) {
  let report
  try {
    report = JSON.parse(readFileSync(results, 'utf8'))
  } catch {
    return { kind: 'broken', what: lastLine(text) }
  }
  /** @type {{ status: string, fullName: string, failureMessages: string[] }[]} */
  const tests = report.testResults.flatMap(
    (/** @type {{ assertionResults: unknown[] }} */ file) => file.assertionResults,
  )
  const failed = tests.filter(({ status }) => status === 'failed')
  const noticed = failed.find(({ failureMessages }) => !failureMessages.some((one) => DOES_NOT_RUN.test(one)))
  if (noticed) return { kind: 'red', what: noticed.fullName }
  if (report.success && tests.some(({ status }) => status === 'passed')) return { kind: 'green', what: '' }
  const [first] = failed.flatMap(({ failureMessages }) => failureMessages)
  const [file] = report.testResults
  return { kind: 'broken', what: lastLine(first ?? file?.message ?? text) }
}

const lastLine = (/** @type {string} */ text) => text.trim().split('\n', 1)[0]?.slice(0, 160) ?? ''

/** @type {import('node:child_process').ChildProcess | null} */
let underWay = null

/** Ends what `runTest` or `build` has started, with all that it has started itself. */
export function endRun() {
  if (!underWay?.pid) return
  // A worker that a fault keeps busy for ever listens to nothing: only its group can be ended.
  if (process.platform === 'win32') underWay.kill('SIGKILL')
  else process.kill(-underWay.pid, 'SIGKILL')
}

/** @returns {Promise<{ code: number | null, text: string }>} */
function run(/** @type {string} */ cwd, /** @type {readonly string[]} */ args) {
  return new Promise((resolve) => {
    // Not as in CI, where tests want every program that any of them uses.
    const { CI: _, ...env } = process.env
    const detached = process.platform !== 'win32'
    const child = spawn(process.execPath, args, { cwd, env, detached, stdio: ['ignore', 'pipe', 'pipe'] })
    underWay = child
    const limit = setTimeout(endRun, LONGEST_RUN_MS)
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (/** @type {string} */ chunk) => {
        text = (text + chunk).slice(-20_000)
      })
    }
    const end = (/** @type {number | null} */ code, /** @type {string} */ said) => {
      clearTimeout(limit)
      underWay = null
      resolve({ code, text: said })
    }
    child.once('error', (error) => end(null, error.message))
    child.once('close', (code) =>
      end(code, code === null ? `ended after ${LONGEST_RUN_MS / 60_000} min` : text),
    )
  })
}
