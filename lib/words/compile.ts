import compileMessage from 'icu-minify/compile'
import formatMessage from 'use-intl/format-message'
import { CATALOGUE, type Namespace } from './catalogue'
import type { Locale } from './locales'

/** Words in the form that this process's formatter needs. Plain JSON. */
type ReadyWords = Readonly<Record<string, unknown>>

/**
 * Pages are built with the formatter that has no parser (next.config.mjs), so they need compiled words; the programs in
 * dist/ run with the one that parses.
 */
const parses = formatMessage.raw

const compiled = new Map<string, unknown>()

/**
 * Returns the words of these namespaces in this language, compiled once per process where that is needed. Server only: the
 * page sends a browser the namespaces that it names.
 * @throws where a message is not an ICU message: a fault of the catalogue, which the tests find
 */
export const wordsFor = (locale: Locale, namespaces: readonly Namespace[]): ReadyWords =>
  Object.fromEntries(namespaces.map((name) => [name, readyNamespace(locale, name)]))

function readyNamespace(locale: Locale, name: Namespace): unknown {
  const words = CATALOGUE[locale][name]
  if (parses) return words
  const key = `${locale}.${name}`
  if (!compiled.has(key)) compiled.set(key, plain(compileAll(words)))
  return compiled.get(key)
}

function compileAll(words: unknown): unknown {
  if (typeof words === 'string') return compileMessage(words)
  return Object.fromEntries(Object.entries(words ?? {}).map(([key, value]) => [key, compileAll(value)]))
}

/** The compiler's objects have no prototype, and React sends only those that have one. */
const plain = (words: unknown): unknown => JSON.parse(JSON.stringify(words))
