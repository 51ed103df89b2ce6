import { runCheck, runTests } from './execution.mjs'

/** @typedef {'Chromium' | 'Firefox' | 'PostgreSQL' | '7-Zip' | 'Python' | 'curl' | 'OpenSSL' | 'PgBouncer' | 'coturn'} Program */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<import('./execution.mjs').Outcome>} run
 * @property {boolean} [needsBuild] - runs the production build
 * @property {readonly Program[]} [uses] - programs that are not npm packages
 * @property {boolean} [sideBySide] - runs together with the stages around it that say so, too: none reads what another writes
 * @property {boolean} [printsAtEnd] - says its name and what it has to say in one piece, once it has ended
 * @property {Program} [vain] - the one without which nothing of it can run
 */

const USAGE = 'Usage: node tests/run.mjs [--without-browser | --only unit | integration | conformance | e2e]'

const checked = (/** @type {string} */ name, /** @type {string} */ script) => ({
  name,
  sideBySide: true,
  printsAtEnd: true,
  run: () => runCheck(name, 'npm', ['run', '--silent', script], { printAtEnd: true }),
})

/** Of kinds that share a PostgreSQL and its templates. */
const onDatabases = (/** @type {readonly ('integration' | 'conformance')[]} */ ...kinds) => ({
  name: kinds.join(' and '),
  needsBuild: true,
  sideBySide: true,
  uses: /** @type {const} */ (['PostgreSQL', 'PgBouncer', '7-Zip', 'Python', 'curl', 'OpenSSL']),
  run: () => runTests(kinds),
})

/** @type {readonly Stage[]} */
const ALL = [
  checked('format and lint', 'lint'),
  checked('types', 'types'),
  checked('dead code', 'dead-code'),
  checked('structure', 'structure'),
  { name: 'unit', run: () => runTests(['unit']) },
  {
    name: 'build',
    run: () => runCheck('build', process.execPath, ['server/launch/build.mjs', '--if-stale']),
  },
  { ...checked('size', 'size'), needsBuild: true, uses: ['Chromium'], vain: 'Chromium' },
  onDatabases('integration', 'conformance'),
  {
    name: 'e2e',
    needsBuild: true,
    uses: ['PostgreSQL', 'Chromium', 'Firefox', 'coturn'],
    vain: 'Chromium',
    run: () => runTests(['e2e']),
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
  const only = option === '--only' && more.length === 0 && oneKind(kind)
  if (only) return [...(only.needsBuild ? ALL.filter(({ name }) => name === 'build') : []), only]
  console.error(USAGE)
  return process.exit(2)
}

/** @returns {Stage | undefined} */
function oneKind(/** @type {string | undefined} */ kind) {
  if (kind === 'integration' || kind === 'conformance') return onDatabases(kind)
  return ALL.find(({ name }) => name === kind && (name === 'unit' || name === 'e2e'))
}
