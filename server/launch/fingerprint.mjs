import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything that the build is made from, in the project's folder. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'server',
  'public',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

/**
 * Returns a hash over the names and contents of the sources. Times of files change with a checkout and a copy, contents do not.
 * @param {string} root
 * @returns {string} hexadecimal SHA-256
 */
export function fingerprint(root) {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesUnder(root, source))) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * The files at or below `path`, in one order everywhere; none when it does not exist. Dot files are editors' droppings.
 * @returns {string[]} relative to root, with slashes
 */
function filesUnder(/** @type {string} */ root, /** @type {string} */ path) {
  let entries
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true })
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
    )
}
