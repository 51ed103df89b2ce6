import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import compileMessage from 'icu-minify/compile'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '@/lib/words/catalogue'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/words/locales'

/** "board.priority.urgent" → its text. */
function flat(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      const here = path ? `${path}.${key}` : key
      if (typeof value === 'string') return [[here, value] as const]
      return typeof value === 'object' && value !== null ? [...flat(value, here)] : []
    }),
  )
}

/** The names a message takes, in any branch of it, with their kinds: "count plural", "b tag". */
function taken(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    const own = `${element.value} ${TYPE[element.type]}`
    if (element.type === TYPE.tag) return [own, ...taken(element.children)]
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [own]
    return [own, ...Object.values(element.options).flatMap((option) => taken(option.value))]
  })
}
const names = (message: string) => [...new Set(taken(parse(message)))].sort()

const english = flat(CATALOGUE[DEFAULT_LOCALE])
const others = Object.keys(CATALOGUE).filter(
  (locale): locale is Locale => isLocale(locale) && locale !== DEFAULT_LOCALE,
)

it.each([...english])('%s is a message that pages can be sent', (_, message) => {
  expect(() => compileMessage(message)).not.toThrow()
})

describe.each(others)('%s', (locale) => {
  const theirs = flat(CATALOGUE[locale])

  it('says all that English says', () => {
    expect([...theirs.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it.each([...theirs])('%s takes what the English one takes', (key, message) => {
    expect(names(message)).toEqual(names(english.get(key) ?? ''))
  })

  it('names the vendor by the whole name: in Spanish its product also means "only"', () => {
    const means = (key: string) => /\bonly\b/i.test(english.get(key) ?? '')
    const said = [...theirs].filter(([key, text]) => /(?<!Teladoc )\bSolo\b/.test(text) && !means(key))
    expect(said).toEqual([])
  })

  it('leaves none empty', () => {
    expect([...theirs].filter(([, message]) => message.trim() === '')).toEqual([])
  })
})
