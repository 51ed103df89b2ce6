import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runStep } from './step.mjs'

/** @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

const stampOf = (/** @type {string} */ root) => join(root, 'node_modules', '.lantern-install')
/** npm's own record of what it put into node_modules, written at the end of every install. */
const recordOf = (/** @type {string} */ root) => join(root, 'node_modules', '.package-lock.json')

/**
 * Why `npm ci` has to run, in words, or null when node_modules holds what package-lock.json names. An install made by hand
 * counts when npm's record of it agrees with the lock.
 * @param {string} root
 * @param {{ development: boolean }} wanted - whether packages that only building and testing need must be there too
 * @returns {string | null}
 */
export function whyInstall(root, { development }) {
  if (!existsSync(recordOf(root))) return 'they are missing'
  const [stamped, node] = existsSync(stampOf(root)) ? readFileSync(stampOf(root), 'utf8').split(' ') : []
  if (stamped !== stamp(root)) return firstDifference(root, development)
  // npm leaves out binaries for other versions of Node, and those are for building and testing.
  return development && node !== process.version ? `they were chosen for Node ${node}` : null
}

/**
 * Runs `npm ci`. The stamp goes first and comes back last, so that an interrupted install is never taken for a good one.
 * @param {string} root
 * @param {string} reason - from whyInstall
 * @param {import('./lock.mjs').Lock} [lock]
 */
export async function install(root, reason, lock) {
  rmSync(stampOf(root), { force: true })
  // Under `npm start`, npm names its own script; elsewhere npm is on the PATH.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? { command: process.execPath, args: [process.env.npm_execpath] }
    : { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] }
  await runStep({
    title: `Installing the locked dependencies: ${reason}`,
    command: npm.command,
    // NODE_ENV=production in the environment would leave out what the build needs.
    args: [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund'],
    cwd: root,
    lock,
  })
  writeFileSync(stampOf(root), `${stamp(root)} ${process.version}`)
}

/** A hash of the lock, of npm's record of the install, and of the machine that the binaries are for. */
function stamp(/** @type {string} */ root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  hash.update(readFileSync(join(root, 'package-lock.json'))).update(readFileSync(recordOf(root)))
  return hash.digest('hex')
}

/** @returns {string | null} */
function firstDifference(/** @type {string} */ root, /** @type {boolean} */ development) {
  const locked = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(recordOf(root))
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === '') continue
    const found = installed[path]
    // Optional packages are mostly binaries for other machines: npm leaves those out.
    const dispensable = wanted.optional || wanted.devOptional || (wanted.dev && !development)
    if (!found && dispensable) continue
    // npm's record is not enough: `npm install --package-lock-only` writes it, too.
    const there = versionIn(join(root, path))
    if (there !== wanted.version || found?.version !== there || found?.integrity !== wanted.integrity) {
      return `${path.replace(/^.*node_modules\//, '')} is not what package-lock.json names`
    }
  }
  return null
}

/** @returns {string | undefined} */
function versionIn(/** @type {string} */ folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}

/** @returns {Record<string, LockedPackage>} */
function packagesOf(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}
