import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** @typedef {{ readonly from: string, readonly to: string }} Import - two files, by their path from the project's folder */

const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '.css', '.json', '.d.ts']

/**
 * Reads every import between the project's own files, imports of types included: a type that is named is known.
 * @param {string} root - the project's folder
 * @param {readonly string[]} files - by their path from there
 * @returns {Import[]}
 */
export function readImports(root, files) {
  const known = new Set(files)
  return files
    .filter((file) => /\.(tsx?|mjs|css)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(posix.join(root, file), 'utf8')
      return [...text.matchAll(SPECIFIER)].flatMap(([, specifier = '']) => {
        const path = targetOf(file, specifier)
        const to = path && ENDINGS.map((ending) => path + ending).find((one) => known.has(one))
        return to ? [{ from: file, to }] : []
      })
    })
}

/** @returns {string | null} null for a package */
function targetOf(/** @type {string} */ file, /** @type {string} */ specifier) {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null
}

/**
 * Names the room of a file: its folder below `server/`, `components/` or `lib/`, `server/sync/outbox` and its like, or the
 * file itself where it lies directly in one of them. Null for files elsewhere.
 * @param {string} file
 */
export function roomOf(file) {
  const [top = '', second, third, ...rest] = file.split('/')
  if (!['server', 'components', 'lib'].includes(top) || second === undefined) return null
  if (top === 'server' && second === 'sync' && third !== undefined && rest.length > 0)
    return `${top}/sync/${third}`
  return `${top}/${second}`
}

/** Lists the files that git knows or would add, without those deleted. */
export async function projectFiles(/** @type {string} */ root) {
  const { execFileSync } = await import('node:child_process')
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  return list.split('\n').filter((file) => file !== '' && existsSync(posix.join(root, file)))
}
