import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'ARCHITECTURE.md'
const BLOCK = /<!-- tree: npm run tree -->\n```\n([\s\S]*?)```\n/
const NOT_DESCRIBED = '(say what lives here)'
/** Folders whose own folders are rooms, too. */
const OPENED = new Set(['app', 'components', 'lib', 'server', 'server/sync', 'tests', 'docs'])
const WIDTH = 30

/**
 * Lists the folders that the tree shows: those at the top, and the rooms in them.
 * @param {readonly string[]} files
 */
export function foldersOf(files) {
  /** @type {Set<string>} */
  const folders = new Set()
  for (const file of files) {
    const parts = file.split('/').slice(0, -1)
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/')
      folders.add(folder)
      if (!OPENED.has(folder)) break
    }
  }
  return [...folders].sort()
}

/**
 * Writes the tree again from the folders that exist and the descriptions that the tree has: a new folder waits for its
 * description, one that is gone goes.
 * @param {readonly string[]} folders
 * @param {string} tree - as it stands
 */
export function renewTree(folders, tree) {
  const described = new Map(
    tree.split('\n').flatMap((line) => {
      const [, folder, words] = /^(\S+)\/\s+(.+)$/.exec(line) ?? []
      return folder && words ? [[folder, words]] : []
    }),
  )
  return folders
    .map((folder) => `${`${folder}/`.padEnd(WIDTH)} ${described.get(folder) ?? NOT_DESCRIBED}\n`)
    .join('')
}

/**
 * Finds what the tree in ARCHITECTURE.md says wrongly; `write` mends what can be mended.
 * @param {string} root
 * @param {readonly string[]} files
 * @param {{ write: boolean }} options
 * @returns {string[]}
 */
export function treeFaults(root, files, { write }) {
  const path = join(root, FILE)
  const text = readFileSync(path, 'utf8')
  const [, tree] = BLOCK.exec(text) ?? []
  if (tree === undefined)
    return [`${FILE} has no tree: put it between "<!-- tree: npm run tree -->" and the end of its block.`]
  const renewed = renewTree(foldersOf(files), tree)
  if (write)
    writeFileSync(
      path,
      text.replace(tree, () => renewed),
    )
  const missing = renewed.split('\n').filter((line) => line.endsWith(NOT_DESCRIBED))
  if (missing.length > 0) return missing.map((line) => `${FILE}: ${line.trim()}`)
  return write || renewed === tree
    ? []
    : [`${FILE}: its tree is not that of the folders; npm run tree writes it.`]
}
