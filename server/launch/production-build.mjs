import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { runStep } from './step.mjs'

const stampOf = (/** @type {string} */ root) => join(root, 'dist', 'build.json')
/** Next writes it at the end of its build, new each time. */
const nextBuildIdOf = (/** @type {string} */ root) => join(root, '.next', 'BUILD_ID')

/**
 * Why the production build has to be made, in words, or null when it is there and made from these very sources.
 * @param {string} root
 * @returns {string | null}
 */
export function whyBuild(root) {
  const stamp = readStamp(root)
  if (!stamp) return 'there is no build'
  if (stamp.next !== readIfThere(nextBuildIdOf(root))) return 'the pages were built by something else'
  if (!stamp.programs.every((program) => existsSync(join(root, 'dist', program))))
    return 'the build is incomplete'
  if (stamp.fingerprint !== fingerprint(root)) return 'the sources have changed'
  return null
}

/**
 * Makes the production build: the server's programs into dist/, the pages into .next/. The stamp goes first and comes back
 * last, with the fingerprint from before, so that neither an interrupted build nor an edit in the middle passes for current.
 * @param {string} root
 * @param {string} reason - from whyBuild
 * @param {import('./lock.mjs').Lock} [lock]
 */
export async function build(root, reason, lock) {
  rmSync(stampOf(root), { force: true })
  const before = fingerprint(root)
  clearPrograms(join(root, 'dist'))
  // Both processes are children: nothing of the build stays in the memory of the server that follows.
  await runStep({
    title: `Building the server: ${reason}`,
    command: process.execPath,
    args: [join(root, 'server', 'launch', 'bundle.mjs')],
    cwd: root,
    lock,
  })
  const keepCache = takeCache(root)
  await runStep({
    title: 'Building the pages',
    command: process.execPath,
    args: [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    cwd: root,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    lock,
  })
  keepCache()
  await runStep({
    title: 'Compressing the scripts',
    command: process.execPath,
    args: [join(root, 'server', 'launch', 'compress.mjs'), join(root, '.next', 'static')],
    cwd: root,
    lock,
  })
  const programs = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.mjs'))
  const stamp = { fingerprint: before, next: readIfThere(nextBuildIdOf(root)), programs }
  writeFileSync(stampOf(root), `${JSON.stringify(stamp, null, 2)}\n`)
}

/**
 * Turbopack's cache halves a build, but it takes the outcome of running packages (for example Tailwind) for settled, even when
 * it was an error, and even after other versions were installed. So it is used only after a success with the same packages.
 * @returns {() => void} to be called after the success
 */
function takeCache(/** @type {string} */ root) {
  const cache = join(root, '.next', 'cache')
  const marker = join(cache, 'made-with')
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const packages = `${process.version} ${lock.digest('hex')}`
  if (readIfThere(marker) !== packages) rmSync(cache, { recursive: true, force: true })
  rmSync(marker, { force: true })
  return () => {
    mkdirSync(cache, { recursive: true })
    writeFileSync(marker, packages)
  }
}

/** Removes what an earlier build left; the lock lives in the same folder and stays. */
function clearPrograms(/** @type {string} */ dist) {
  mkdirSync(dist, { recursive: true })
  for (const name of readdirSync(dist)) {
    if (/\.mjs(\.map)?$/.test(name) || name === 'chunks')
      rmSync(join(dist, name), { recursive: true, force: true })
  }
}

/** @returns {{ fingerprint: string, next: string, programs: string[] } | null} */
function readStamp(/** @type {string} */ root) {
  try {
    const stamp = JSON.parse(readFileSync(stampOf(root), 'utf8'))
    return Array.isArray(stamp.programs) ? stamp : null
  } catch {
    return null
  }
}

function readIfThere(/** @type {string} */ path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
