import { existsSync } from 'node:fs'
import { runStep, StepFailed } from '../../server/launch/step.mjs'
import {
  findChromium,
  findCurl,
  findFirefox,
  findHeadlessShell,
  findOpenssl,
  findPgBouncer,
  findPostgres,
  findPython,
  findSevenZip,
  findTurnServer,
} from '../support/installed-programs.mjs'

/** @typedef {import('./stages.mjs').Program} Program */

/** How each is found, and Debian's name for it. */
const PROGRAMS = {
  Chromium: { find: findChromium, package: 'chromium' },
  Firefox: { find: findFirefox, package: 'firefox-esr' },
  PostgreSQL: { find: findPostgres, package: 'postgresql' },
  '7-Zip': { find: findSevenZip, package: 'p7zip-full' },
  Python: { find: findPython, package: 'python3-minimal' },
  curl: { find: findCurl, package: 'curl' },
  OpenSSL: { find: findOpenssl, package: 'openssl' },
  PgBouncer: { find: findPgBouncer, package: 'pgbouncer' },
  coturn: { find: findTurnServer, package: 'coturn' },
}

/**
 * Finds the programs that the tests use besides npm's packages. As root on Debian it installs what is missing.
 * @param {readonly Program[]} wanted
 * @returns {Promise<readonly Program[]>} those that are still missing
 */
export async function provide(wanted) {
  const isMissing = (/** @type {Program} */ program) => PROGRAMS[program].find() === null
  const missing = [...new Set(wanted)].filter(isMissing)
  if (!canInstall()) return missing
  const faster = wanted.includes('Chromium') && findHeadlessShell() === null
  if (missing.length > 0 || faster) await aptGet('Updating the list of Debian packages', ['update'])
  if (missing.length > 0) await install(missing.map((program) => PROGRAMS[program].package))
  // Without it the browser tests run in Chromium itself, and take longer. Not every release of Debian has it.
  if (faster) await install(['chromium-headless-shell'])
  return missing.filter(isMissing)
}

const install = (/** @type {string[]} */ packages) =>
  aptGet(`Installing ${packages.join(' and ')}`, ['install', '-y', '--no-install-recommends', ...packages])

/** Runs apt-get; a failure is printed, and shows by what is still missing. */
async function aptGet(/** @type {string} */ title, /** @type {string[]} */ args) {
  try {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await runStep({ title, command: 'apt-get', args, cwd: process.cwd(), env })
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    console.error(error.message)
  }
}

const canInstall = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
