import { join } from 'node:path'
import { createVitest } from 'vitest/node'

/** @typedef {import('./mutation.mjs').GuardingTest} GuardingTest */
/** @typedef {import('./test-run.mjs').Verdict} Verdict */
/** @typedef {{ readonly changed: readonly string[], readonly test: GuardingTest }} Question */

/**
 * A process of its own, started in the copy of the checkout: one vitest for all questions, so that its databases are prepared
 * once. Each message is a Question and is answered with a Verdict. `changed` are the files that a patch has changed since.
 */

/** A file that does not run, as opposed to an expectation that is not met. */
const DOES_NOT_RUN =
  /^(SyntaxError|ReferenceError|Error: (Transform failed|Failed to (load|resolve)|Cannot find))/

const vitest = await createVitest('test', {
  watch: false,
  allowOnly: false,
  // The first failed test is enough.
  bail: 1,
  reporters: [{}],
})
await vitest.standalone()

process.on('message', (/** @type {Question} */ question) => {
  answer(question).then(
    (verdict) => process.send?.(verdict),
    (error) => process.send?.({ kind: 'broken', what: firstLine(String(error)) }),
  )
})
process.once('disconnect', () => vitest.close().finally(() => process.exit()))
process.send?.('ready')

/** @returns {Promise<Verdict>} */
async function answer(/** @type {Question} */ { changed, test }) {
  for (const path of changed) vitest.invalidateFile(join(process.cwd(), path))
  if (test.name === '') vitest.resetGlobalTestNamePattern()
  else vitest.setGlobalTestNamePattern(new RegExp(test.name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
  const file = join(process.cwd(), test.path)
  const found = await vitest.globTestSpecifications([test.path])
  const wanted = found.filter(({ project, moduleId }) => project.name === test.project && moduleId === file)
  if (wanted.length === 0) return { kind: 'broken', what: 'there is no such file' }
  const ended = await vitest.runTestSpecifications(wanted)
  // It tells of all files that it has ever run.
  const testModules = ended.testModules.filter(({ moduleId }) => moduleId === file)
  const tests = testModules.flatMap((module) => [...module.children.allTests()])
  const failed = tests.filter((one) => one.result().state === 'failed')
  const noticed = failed.find((one) => !one.result().errors?.some(doesNotRun))
  if (noticed) return { kind: 'red', what: noticed.fullName }
  const errors = [
    ...testModules.flatMap((module) => module.errors()),
    // Of what runs before the tests of a block: where that fails, they are skipped.
    ...testModules.flatMap((module) => [...module.children.allSuites()].flatMap((suite) => suite.errors())),
    ...failed.flatMap((one) => one.result().errors ?? []),
    ...ended.unhandledErrors,
  ]
  if (errors.length > 0) return { kind: 'broken', what: firstLine(String(Object(errors[0]).message)) }
  const ran = tests.some((one) => one.result().state === 'passed')
  return ran ? { kind: 'green', what: '' } : { kind: 'broken', what: `no test is called “${test.name}”` }
}

const doesNotRun = (/** @type {{ name?: string, message: string }} */ { name, message }) =>
  DOES_NOT_RUN.test(`${name}: ${message}`)

const firstLine = (/** @type {string} */ text) => text.trim().split('\n', 1)[0]?.slice(0, 160) ?? ''
