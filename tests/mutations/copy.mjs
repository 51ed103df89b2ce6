import { execFileSync } from 'node:child_process'
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Caches that tools write into node_modules. A file of theirs must not be shared with the copy. */
const CACHES = new Set(['.vite', '.vite-temp', '.cache'])

/** A copy of the checkout that may be changed at will. */
/**
 * @typedef {object} Copy
 * @property {string} root - absolute
 * @property {(patch: string) => void} apply - throws when the patch does not fit the sources
 * @property {(patch: string) => void} revert - takes back what `apply` did
 * @property {() => void} remove
 */

/**
 * Copies what git knows of, or would add, as it stands in the working tree, into a folder of the system's temporary folder.
 * The installed packages are hard links.
 * @param {string} root - the checkout
 * @returns {Copy}
 */
export function copyCheckout(root) {
  const copy = mkdtempSync(join(tmpdir(), 'lantern-mutations-'))
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const path of listed.split('\0')) {
    // A file that was deleted and not committed yet is still listed.
    if (path === '' || !existsSync(join(root, path))) continue
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    copyFileSync(join(root, path), join(copy, path))
  }
  linkTree(join(root, 'node_modules'), join(copy, 'node_modules'))
  const git = (/** @type {string[]} */ ...args) => {
    // A folder of its own, wherever the temporary folder lies: a repository around it would make git skip its files.
    execFileSync('git', ['apply', '-p1', ...args], {
      cwd: copy,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy) },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  }
  return {
    root: copy,
    apply: (patch) => git(patch),
    revert: (patch) => git('--reverse', patch),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  }
}

/** Links rather than copies: a build refuses packages behind a symbolic link, and there are 30,000 files. */
function linkTree(/** @type {string} */ from, /** @type {string} */ to) {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      if (!CACHES.has(entry.name)) linkTree(source, target)
    } else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkOrCopy(source, target)
  }
}

function linkOrCopy(/** @type {string} */ source, /** @type {string} */ target) {
  try {
    linkSync(source, target)
  } catch {
    // The temporary folder is on another file system.
    copyFileSync(source, target, constants.COPYFILE_FICLONE)
  }
}
