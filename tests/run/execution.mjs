import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

/**
 * How a stage ended. A stage without tests of its own counts as one failure when it fails, and not at all when it passes. `failures`: a
 * line for each test that failed.
 * @typedef {{ name: string, seconds: number, passed: number, failed: number, skipped: number, note?: string, failures?: readonly string[] }} Outcome
 */
/** @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Counts */
/** @typedef {{ status: string, fullName: string, failureMessages: readonly string[] }} TestResult */
/** @typedef {{ status: string, name: string, message: string, assertionResults: readonly TestResult[] }} FileResult */

/**
 * Runs a check that passes or fails as a whole.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ printAtEnd?: boolean }} [options] - `printAtEnd`: what it prints comes in one piece, for checks that run together
 * @returns {Promise<Outcome>}
 */
export async function runCheck(name, command, args, options = {}) {
  const { code, seconds, output } = await run(command, args, options)
  if (options.printAtEnd) console.log(`\n── ${name}\n${output}`)
  return { name, seconds, passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/**
 * Runs the tests of some kinds, all in one run of vitest. A kind without tests is a failure.
 * @param {readonly ('unit' | 'integration' | 'conformance' | 'e2e')[]} kinds
 * @param {string} [node] - the Node that runs them; this one when absent
 * @returns {Promise<Outcome>}
 */
export async function runTests(kinds, node = process.execPath) {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-results-'))
  try {
    const results = join(folder, 'results.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
    const vitest = join('node_modules', 'vitest', 'vitest.mjs')
    const { code, seconds } = await run(node, [
      vitest,
      'run',
      ...kinds.flatMap((kind) => ['--project', kind]),
      '--allowOnly=false',
      ...reporters,
    ])
    const counts = countsOf(results, kinds)
    // An error outside of any test fails the run, too.
    const failed = code === 0 ? counts.failed : Math.max(1, counts.failed)
    return { name: kinds.join(' and '), seconds, ...counts, failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns {Counts} nothing at all when vitest ended without writing its results */
function countsOf(/** @type {string} */ path, /** @type {readonly string[]} */ kinds) {
  let results
  try {
    results = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [] }
  }
  // A file that could not be loaded holds no failed test; it counts as one.
  /** @type {readonly FileResult[]} */
  const files = results.testResults
  const unloaded = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  const absent = kinds.filter(
    (kind) => !files.some(({ name }) => name.replaceAll('\\', '/').includes(`/tests/${kind}/`)),
  )
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + unloaded.length + absent.length,
    skipped: results.numPendingTests + results.numTodoTests,
    failures: [
      ...files.flatMap(failuresOf),
      ...unloaded.map(({ name, message }) => `${pathOf(name)}: ${firstLine(message)}`),
    ],
  }
}

/** @returns {string[]} */
function failuresOf(/** @type {FileResult} */ { name, assertionResults }) {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(
      ({ fullName, failureMessages }) =>
        `${pathOf(name)} › ${fullName}: ${firstLine(failureMessages[0] ?? '')}`,
    )
}

const pathOf = (/** @type {string} */ name) => relative(process.cwd(), name)
const firstLine = (/** @type {string} */ text) => text.split('\n', 1)[0] ?? ''

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ printAtEnd?: boolean }} [options]
 * @returns {Promise<{ code: number | null, seconds: number, output: string }>} `output` is empty where it was printed at once
 */
async function run(command, args, { printAtEnd = false } = {}) {
  const startedAt = Date.now()
  const stdio = printAtEnd ? 'pipe' : 'inherit'
  const child = spawn(command, args, { stdio, shell: process.platform === 'win32' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  // Told to end, it first ends what it started; the terminal's Ctrl-C reaches both by itself.
  const end = () => {
    child.kill('SIGTERM')
    child.once('close', () => process.exit(143))
  }
  process.on('SIGTERM', end)
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(null)
    })
    child.once('close', resolve)
  })
  process.off('SIGTERM', end)
  return { code, seconds: (Date.now() - startedAt) / 1000, output }
}
