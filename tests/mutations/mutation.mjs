import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The kinds of test of vitest.config.ts that a patch may name. */
const PROJECTS = ['unit', 'integration', 'conformance', 'e2e']

/**
 * A test that must fail under a mutation: a file, and part of the full names of the tests in it; empty means all of them.
 * @typedef {{ readonly project: string, readonly path: string, readonly name: string }} GuardingTest
 */
/**
 * A planted fault: a patch of the sources, and the tests that must notice it.
 * @typedef {object} Mutation
 * @property {string} id - the number that its file name starts with, of two digits or three
 * @property {string} name - the rest of the file name
 * @property {string} file - the patch, absolute
 * @property {readonly string[]} changes - the sources that the patch changes
 * @property {string} promise - what README or ARCHITECTURE promises and the fault breaks
 * @property {readonly GuardingTest[]} tests - at least one
 * @property {boolean} needsBuild - whether these tests run the production build
 */

/**
 * Reads the mutations of a folder, in the order of their numbers.
 * @param {string} folder
 * @param {readonly string[]} wanted - ids such as `07`; empty means all
 * @returns {readonly Mutation[]}
 * @throws {Error} when a patch lacks its header, two share a number, or a wanted one is not there
 */
export function readMutations(folder, wanted) {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.patch'))
    .map((name) => readMutation(folder, name))
    .sort((a, b) => Number(a.id) - Number(b.id))
  const ids = all.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice) throw new Error(`Two mutations have the number ${twice}.`)
  const unknown = wanted.find((id) => !ids.includes(id))
  if (unknown) throw new Error(`There is no mutation ${unknown}.`)
  return wanted.length === 0 ? all : all.filter(({ id }) => wanted.includes(id))
}

/** @returns {Mutation} */
function readMutation(/** @type {string} */ folder, /** @type {string} */ fileName) {
  const file = join(folder, fileName)
  const [, id, name] = /^(\d\d\d?)-([a-z0-9-]+)\.patch$/.exec(fileName) ?? []
  const text = readFileSync(file, 'utf8')
  const [header = ''] = text.split(/^--- /m)
  const changes = [...text.matchAll(/^\+\+\+ b\/(.+)$/gm)].map(([, path = '']) => path)
  const promise = /^Promise: (.+)$/m.exec(header)?.[1]
  const tests = [...header.matchAll(/^Test: (\S+) (\S+?)(?: › (.+))?$/gm)].map(
    ([, project = '', path = '', name = '']) => ({ project, path, name }),
  )
  if (!id || !name) throw new Error(`${fileName} is not called NN-short-name.patch.`)
  if (!promise) throw new Error(`${fileName} has no line "Promise: …" above its diff.`)
  if (tests.length === 0 || tests.some(({ project }) => !PROJECTS.includes(project))) {
    throw new Error(`${fileName} has no line "Test: ${PROJECTS.join('|')} path › name" above its diff.`)
  }
  return { id, name, file, changes, promise, tests, needsBuild: /^Needs: build$/m.test(header) }
}
