import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** The table of OWASP ASVS 5.0.0 and HIPAA 164.312. */
const FILE = 'docs/SECURITY-CHECKS.md'
/** What the table leans on: its files must exist, too. */
const INVENTORY = 'docs/SECURITY-INVENTORY.md'
const STATES = ['held', 'hospital', 'not met', 'does not apply']

/**
 * How many requirements each part has at the source: ASVS 5.0.0 by level, HIPAA's standards and specifications together. A line that
 * was lost is noticed by it.
 */
const PARTS = [
  {
    name: 'ASVS level 1',
    size: 70,
    has: (/** @type {Row} */ { number, level }) => isAsvs(number) && level === '1',
  },
  {
    name: 'ASVS level 2',
    size: 183,
    has: (/** @type {Row} */ { number, level }) => isAsvs(number) && level === '2',
  },
  { name: 'HIPAA 164.312', size: 12, has: (/** @type {Row} */ { number }) => !isAsvs(number) },
]
const isAsvs = (/** @type {string} */ number) => number.startsWith('v5.0.0-')

const START = '<!-- totals: npm run tree -->'
const END = '<!-- /totals -->'

/** @typedef {{ number: string, level: string, state: string, how: string, test: string, line: number }} Row */

/**
 * Reads the rows of the tables: those that begin with the number of a requirement.
 * @param {string} text
 * @returns {Row[]}
 */
export function requirementsIn(text) {
  return text.split('\n').flatMap((line, index) => {
    const [, number = '', level = '', , state = '', how = '', test = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    return /^(v\d|164\.)/.test(number) ? [{ number, level, state, how, test, line: index + 1 }] : []
  })
}

/** Renders the totals. @param {readonly Row[]} rows */
function totalsOf(rows) {
  const lines = PARTS.map(({ name, has }) => {
    const own = rows.filter(has)
    const counts = STATES.map((state) => own.filter((row) => row.state === state).length)
    return `| ${[name, ...counts, own.length].join(' | ')} |`
  })
  const untested = rows.filter(({ state, test }) => state === 'held' && test === '–').length
  const head = ['', ...STATES, 'in all']
  return [
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...lines,
    '',
    `Of what is held, ${untested} lines have no test.`,
  ].join('\n')
}

/**
 * Checks the table below `root`; with `write` the totals are written first.
 * @param {string} root
 * @param {{ readonly write: boolean }} options
 */
export function securityFaults(root, { write }) {
  const path = join(root, FILE)
  const text = readFileSync(path, 'utf8')
  const counted = withTotals(text)
  if (write && counted !== text) writeFileSync(path, counted)
  const gone = pathsGone(root, readFileSync(join(root, INVENTORY), 'utf8'))
  return [
    ...faultsIn(write ? counted : text, root),
    ...gone.map((name) => `${INVENTORY} names ${name}, which is gone`),
  ]
}

const withTotals = (/** @type {string} */ text) =>
  text.replace(
    new RegExp(`${START}[\\s\\S]*?${END}`),
    () => `${START}\n${totalsOf(requirementsIn(text))}\n${END}`,
  )

/**
 * Finds what is wrong in the table: a number that is missing or there twice, a state that is none, a file or heading that does not
 * exist, totals that do not add up.
 * @param {string} text
 * @param {string} root - where the files are that it names
 * @returns {string[]} one line each
 */
export function faultsIn(text, root) {
  const rows = requirementsIn(text)
  const faults = [...numberFaults(rows), ...rows.flatMap((row) => rowFaults(root, row))]
  if (withTotals(text) !== text) faults.push('says other totals than its rows: run `npm run tree`')
  return faults.map((fault) => `${FILE} ${fault}`)
}

/** @param {readonly Row[]} rows */
function numberFaults(rows) {
  const numbers = rows.map(({ number }) => number)
  const twice = numbers.filter((number, index) => numbers.indexOf(number) !== index)
  const sizes = PARTS.map(({ name, size, has }) => ({ name, size, found: rows.filter(has).length }))
  return [
    ...twice.map((number) => `has ${number} twice`),
    ...sizes
      .filter(({ size, found }) => size !== found)
      .map(({ name, size, found }) => `has ${found} lines of ${name}, which has ${size}`),
  ]
}

/** @param {string} root @param {Row} row */
function rowFaults(root, { number, state, how, test, line }) {
  const at = `:${line} (${number})`
  const faults = pathsGone(root, `${how} ${test}`).map((name) => `${at} names ${name}, which is gone`)
  if (!STATES.includes(state)) faults.push(`${at} has the state “${state}”, which is none`)
  if (test !== '–' && !/^`tests\/[^`]+`(, `tests\/[^`]+`)*$/.test(test))
    faults.push(`${at} names a test by no path`)
  for (const [, link = ''] of how.matchAll(/\]\(([^)]+)\)/g)) {
    if (!leadsSomewhere(root, link)) faults.push(`${at} links to ${link}, which is gone`)
  }
  return faults
}

/**
 * Returns the files between backticks that do not exist.
 * @param {string} root @param {string} text
 */
const pathsGone = (root, text) =>
  [...text.matchAll(/`([^`]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => isPath(name) && !existsSync(join(root, name)))

/** Not `/account`, not `npm run audit`, not `@node-rs/argon2`. */
const isPath = (/** @type {string} */ name) => /^[\w-][^\s`]*\.(tsx?|mjs|js|json|md)$/.test(name)

/** @param {string} root @param {string} link - from docs/, with the heading of a document */
function leadsSomewhere(root, link) {
  const [file = '', heading] = link.split('#')
  const path = join(root, normalize(join(dirname(FILE), file)))
  if (!existsSync(path)) return false
  return heading === undefined || headingsIn(readFileSync(path, 'utf8')).includes(heading)
}

/** @param {string} text */
const headingsIn = (text) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  )
