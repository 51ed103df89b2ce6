import { join } from 'node:path'
import { endWithParent } from '../../server/launch/end-with-parent.mjs'
import { root } from '../../server/launch/launch.mjs'
import { copyCheckout } from './copy.mjs'
import { readMutations } from './mutation.mjs'
import { createTestRun } from './test-run.mjs'

/**
 * `npm run test:mutations`: plants each fault of this folder into a copy of the checkout and shows that a test notices it.
 * `-- 07 12` plants these two. Fails when a patch no longer fits the sources, when the tests stay green under it, and when
 * they fail without it.
 */

/** @typedef {import('./mutation.mjs').Mutation} Mutation */
/** @typedef {import('./mutation.mjs').GuardingTest} GuardingTest */
/** @typedef {{ readonly red: boolean, readonly what: string }} Outcome */

endWithParent()
const wanted = process.argv.slice(2)
const copy = copyCheckout(root)
const tests = createTestRun(copy.root)
const end = () => {
  tests.end()
  copy.remove()
  process.exit(130)
}
process.once('SIGINT', end).once('SIGTERM', end)

/** What each test says of the sources as they are, so that it is asked once. */
/** @type {Map<string, Promise<string | null>>} */
const withoutFault = new Map()
/** The sources that were changed since the last test. */
/** @type {string[]} */
let changed = []
let failed = 0
let passed = 0
try {
  // Of the copy as well: an edit of a patch during the run must not keep it from being taken back.
  for (const mutation of readMutations(join(copy.root, 'tests', 'mutations'), wanted)) {
    const startedAt = Date.now()
    const { red, what } = await plant(mutation)
    if (red) passed += 1
    else failed += 1
    const seconds = `${((Date.now() - startedAt) / 1000).toFixed(0)} s`.padStart(6)
    console.log(`${mutation.id} ${mutation.name.padEnd(34)}${seconds}  ${red ? 'red   ' : 'FAILED'}  ${what}`)
    if (!red) console.log(`   ${mutation.promise}`)
  }
} finally {
  await tests.close()
  copy.remove()
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** @returns {Promise<Outcome>} */
async function plant(/** @type {Mutation} */ mutation) {
  for (const test of mutation.tests) {
    const problem = await problemWithout(test, mutation.needsBuild)
    if (problem) return no(`without the fault ${test.path} is not green: ${problem}`)
  }
  try {
    copy.apply(mutation.file)
  } catch {
    return no('the patch no longer fits the sources')
  }
  changed.push(...mutation.changes)
  try {
    return await notice(mutation)
  } finally {
    copy.revert(mutation.file)
    changed.push(...mutation.changes)
  }
}

/** @returns {Promise<Outcome>} whether every test file that the mutation names notices it */
async function notice(/** @type {Mutation} */ mutation) {
  const unbuilt = mutation.needsBuild ? await tests.build() : null
  if (unbuilt !== null) return no(`it does not build: ${unbuilt}`)
  let what = ''
  for (const test of mutation.tests) {
    const verdict = await run(test)
    if (verdict.kind === 'green') return no(`${test.path} stays green`)
    if (verdict.kind === 'broken') return no(`${test.path} tests nothing: ${verdict.what}`)
    what ||= verdict.what
  }
  return { red: true, what }
}

/** @returns {Promise<string | null>} why a test file is not green on the sources as they are */
function problemWithout(/** @type {GuardingTest} */ test, /** @type {boolean} */ needsBuild) {
  const key = JSON.stringify(test)
  const known = withoutFault.get(key)
  if (known) return known
  const asked = (async () => {
    const unbuilt = needsBuild ? await tests.build() : null
    if (unbuilt !== null) return unbuilt
    const { kind, what } = await run(test)
    return kind === 'green' ? null : what
  })()
  withoutFault.set(key, asked)
  return asked
}

function run(/** @type {GuardingTest} */ test) {
  const since = changed
  changed = []
  return tests.run(test, since)
}

/** @returns {Outcome} */
function no(/** @type {string} */ what) {
  return { red: false, what }
}
