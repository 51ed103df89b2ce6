import { runCheck, runTests } from './execution.mjs'

/** @typedef {'Chromium' | 'PostgreSQL' | '7-Zip' | 'Python' | 'curl' | 'OpenSSL' | 'coturn'} Program */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<import('./execution.mjs').Outcome>} run
 * @property {boolean} [needsBuild] - runs the production build
 * @property {readonly Program[]} [uses] - programs that are not npm packages
 * @property {boolean} [sideBySide] - runs together with the stages around it that say so, too: none reads what another writes
 * @property {Program} [vain] - the one without which nothing of it can run
 */

const KINDS = /** @type {const} */ (['unit', 'integration', 'conformance', 'e2e'])
const USAGE = `Usage: node tests/run.mjs [--without-browser | --only ${KINDS.join(' | ')}]`

const npmRun = (/** @type {string} */ name, /** @type {string} */ script) => ({
  name,
  run: () => runCheck(name, 'npm', ['run', '--silent', script]),
})

const checked = (/** @type {string} */ name, /** @type {string} */ script) => ({
  name,
  sideBySide: true,
  run: () => runCheck(name, 'npm', ['run', '--silent', script], { printAtEnd: true }),
})

/** @type {readonly Stage[]} */
const ALL = [
  checked('format and lint', 'lint'),
  checked('types', 'types'),
  checked('dead code', 'dead-code'),
  checked('structure', 'structure'),
  { name: 'unit', run: () => runTests('unit') },
  {
    name: 'build',
    run: () => runCheck('build', process.execPath, ['server/launch/build.mjs', '--if-stale']),
  },
  { ...npmRun('size', 'size'), needsBuild: true, uses: ['Chromium'], vain: 'Chromium' },
  { name: 'integration', needsBuild: true, uses: ['PostgreSQL'], run: () => runTests('integration') },
  {
    name: 'conformance',
    needsBuild: true,
    uses: ['PostgreSQL', '7-Zip', 'Python', 'curl', 'OpenSSL'],
    run: () => runTests('conformance'),
  },
  {
    name: 'e2e',
    needsBuild: true,
    uses: ['PostgreSQL', 'Chromium', 'coturn'],
    vain: 'Chromium',
    run: () => runTests('e2e'),
  },
]

/**
 * What the arguments ask for, in order: all, all but the browser's, or one kind of test with the build it needs.
 * Ends the process with the usage when they make no sense.
 * @param {readonly string[]} args
 * @returns {readonly Stage[]}
 */
export function chosenStages(args) {
  const [option, kind, ...more] = args
  if (option === undefined) return ALL
  if (option === '--without-browser' && kind === undefined)
    return ALL.filter(({ vain }) => vain !== 'Chromium')
  const only =
    option === '--only' && more.length === 0 && ALL.find(({ name }) => name === kind && isKind(name))
  if (only) return ALL.filter((stage) => stage === only || (only.needsBuild && stage.name === 'build'))
  console.error(USAGE)
  return process.exit(2)
}

const isKind = (/** @type {string} */ name) => KINDS.some((kind) => kind === name)
