import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { endInOneLine, root } from '../../server/launch/launch.mjs'
import { prepare } from '../../server/launch/prepare.mjs'
import { runStep } from '../../server/launch/step.mjs'
import { startDemo } from '../support/demo.mjs'
import { runTests } from './execution.mjs'
import { summary } from './summary.mjs'

/**
 * `npm run test:node24`: the unit and integration tests, and one start of the production build, under Node 24. npm's package of
 * Node goes into a temporary folder, so that neither the machine's Node nor node_modules changes.
 */

const MAJOR = 24

process.chdir(root)
await prepare(root).catch(endInOneLine)
const folder = mkdtempSync(join(tmpdir(), 'lantern-node-'))
try {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  await runStep({
    title: `Fetching ${name}@${MAJOR}`,
    command: process.platform === 'win32' ? 'npm.cmd' : 'npm',
    args: ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${MAJOR}`],
    cwd: folder,
  }).catch(endInOneLine)
  const bin = join(folder, 'node_modules', name, 'bin')
  const node = join(bin, 'node')
  // Tests that start `node` by its name find this one.
  process.env.PATH = `${bin}${delimiter}${process.env.PATH}`
  const outcomes = [await runTests(['unit'], node), await runTests(['integration'], node), await start(node)]
  console.log(summary(outcomes, []))
  process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @returns {Promise<import('./execution.mjs').Outcome>} */
async function start(/** @type {string} */ node) {
  const startedAt = Date.now()
  const demo = await startDemo(root, node)
  const health = await fetch(`${demo.origin}/api/health`)
  await demo.stop()
  const seconds = (Date.now() - startedAt) / 1000
  return { name: 'start', seconds, passed: 0, failed: health.ok ? 0 : 1, skipped: 0 }
}
