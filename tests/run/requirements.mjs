import { existsSync } from 'node:fs'
import { runStep, StepFailed } from '../../server/launch/step.mjs'
import {
  findChromium,
  findCurl,
  findOpenssl,
  findPostgres,
  findPython,
  findSevenZip,
  findTurnServer,
} from '../support/installed-programs.mjs'

/** @typedef {import('./stages.mjs').Program} Program */

/** How each is found, and Debian's name for it. */
const PROGRAMS = {
  Chromium: { find: findChromium, package: 'chromium' },
  PostgreSQL: { find: findPostgres, package: 'postgresql' },
  '7-Zip': { find: findSevenZip, package: 'p7zip-full' },
  Python: { find: findPython, package: 'python3-minimal' },
  curl: { find: findCurl, package: 'curl' },
  OpenSSL: { find: findOpenssl, package: 'openssl' },
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
  if (missing.length === 0 || !canInstall()) return missing
  try {
    const aptGet = (/** @type {string} */ title, /** @type {string[]} */ args) =>
      runStep({
        title,
        command: 'apt-get',
        args,
        cwd: process.cwd(),
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      })
    await aptGet('Updating the list of Debian packages', ['update'])
    await aptGet(`Installing ${missing.join(' and ')}`, [
      'install',
      '-y',
      '--no-install-recommends',
      ...missing.map((program) => PROGRAMS[program].package),
    ])
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    console.error(error.message)
  }
  return missing.filter(isMissing)
}

const canInstall = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
