import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `npm run conformance`: the tests of tests/conformance/operations, over HTTP, against the Solo that the environment
 * names. They write there; docs/solo.md says what.
 */

const WRITES = `What this writes there, with "conformance-" and a random UUID for every id it may choose:
  - about 100 patients, which the API cannot delete
  - as many appointments in the waiting room, each cancelled after its test; those of perfect-answer stay
  - episodes, documents, visit notes and attachments of these patients and appointments
  - webhooks to the endpoint of its data file, each deleted after its test
  - an encounter report
  - requests for assistance at one bed, each cancelled; one that is open there before is CANCELLED TOO`

const { SOLO_CONFORMANCE_URL: url, SOLO_CONFORMANCE_KEY: key, SOLO_CONFORMANCE_WRITES: writes } = process.env

if (!url || !key || !URL.canParse(url)) {
  refuse(
    'Set SOLO_CONFORMANCE_URL (such as http://127.0.0.1:3100) and SOLO_CONFORMANCE_KEY, its Api-Key.',
    'What the tests must know of a tenant of yours: SOLO_CONFORMANCE_DATA, see docs/solo.md.',
  )
}
console.log(`Testing the Solo at ${url}.\n${WRITES}`)
if (!isLoopback(new URL(url)) && writes !== '1') {
  refuse('It is not on this machine. If all of that may be written to it: SOLO_CONFORMANCE_WRITES=1.')
}

const vitest = join('node_modules', 'vitest', 'vitest.mjs')
if (!existsSync(vitest)) refuse('The packages are not installed: npm ci.')
const args = [vitest, 'run', '--project', 'tenant', ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1)

function isLoopback(/** @type {URL} */ { hostname }) {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

/** @returns {never} */
function refuse(/** @type {string[]} */ ...lines) {
  console.error(lines.join('\n'))
  process.exit(2)
}
