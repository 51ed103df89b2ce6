import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

/**
 * Words that make a sentence slow to read, each with what to write instead. They are refused in comments, in documents, in
 * the names of tests and in the English text for users.
 */
const INSTEAD = new Map([
  ['whoever', 'the user, the nurse, the one who'],
  ['whom', 'name who is meant'],
  ['somebody', 'a user, a nurse, a node'],
  ['nobody', 'no one'],
  ['anew', 'again'],
  ['by now', 'already, or leave it out'],
  ['beside', 'next to'],
  ['is told of', 'say who tells: "the server tells the nurse …"'],
  ['alone', 'only, or by itself'],
])
const SLOW = new RegExp(`\\b(${[...INSTEAD.keys()].join('|').replaceAll(' ', '\\s+')})\\b`, 'giu')

/** @typedef {{ readonly text: string, readonly line: number }} Prose */

/**
 * Finds the refused words in the prose of one file.
 * @param {string} path - its name decides what is prose
 * @param {string} text
 * @returns {string[]} one line each: place, word, what to write instead
 */
export function slowWords(path, text) {
  return proseOf(path, text).flatMap(({ text: prose, line }) =>
    [...prose.matchAll(SLOW)].map((match) => {
      const word = match[0].toLowerCase().replace(/\s+/g, ' ')
      const at = line + prose.slice(0, match.index).split('\n').length - 1
      return `${path}:${at} says “${word}”: write ${INSTEAD.get(word)}`
    }),
  )
}

/** Reads the files below `root` and finds the refused words in all of them. */
export const slowWordsIn = (/** @type {string} */ root, /** @type {readonly string[]} */ files) =>
  files.filter(isProse).flatMap((file) => slowWords(file, readFileSync(join(root, file), 'utf8')))

const isProse = (/** @type {string} */ file) =>
  /\.(tsx?|mjs|css|md)$/.test(file) &&
  !/(^|\/)(fixtures|migrations)\//.test(file) &&
  file !== 'LICENSE' &&
  // The list of the words itself, and its test.
  !/(^|\/)checks\/words(\.test)?\.(mjs|ts)$/.test(file)

/** @returns {Prose[]} */
function proseOf(/** @type {string} */ path, /** @type {string} */ text) {
  const lineAt = (/** @type {number} */ index) => text.slice(0, index).split('\n').length
  if (path.endsWith('.md')) {
    // What stands in a block of code, or between backticks, are names.
    const hidden = (/** @type {string} */ code) => code.replace(/[^\n]/g, ' ')
    return [{ text: text.replace(/```[\s\S]*?```|`[^`\n]*`/g, hidden), line: 1 }]
  }
  if (path.endsWith('.css')) {
    return [...text.matchAll(/\/\*[\s\S]*?\*\//g)].map((comment) => ({
      text: comment[0],
      line: lineAt(comment.index),
    }))
  }
  const { comments } = parseSync(path, text)
  const said = comments.map(({ value, start }) => ({ text: value, line: lineAt(start) }))
  const named = path.startsWith('tests/') ? NAME_OF_TEST : path.startsWith('lib/words/en/') ? ANY_TEXT : null
  if (named === null) return said
  return [...said, ...[...text.matchAll(named)].map((name) => ({ text: name[0], line: lineAt(name.index) }))]
}

const NAME_OF_TEST = /\b(?:describe|it|test)\w*(?:\.each\([^)]*\))?\(\s*(['"`])(?:(?!\1).)*\1/g
const ANY_TEXT = /(['"`])(?:(?!\1).)*\1/g
