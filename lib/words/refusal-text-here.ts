import type { Said } from '@/lib/errors'
import { here } from './en/refusals-here'

type Here = typeof here

/** The names in the braces of a text. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type Values<Key extends keyof Here> = [Names<Here[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<Names<Here[Key]>, string | number>>]

/** Renders a sentence that a page says without the catalogue. On the server `refusalText` renders all the others. */
export function refusalTextHere<Key extends keyof Here>(key: Key, ...[values]: Values<Key>): Said {
  const given: Readonly<Record<string, string | number>> = values ?? {}
  const message = here[key].replace(/\{(\w+)\}/g, (_, name: string) => String(given[name]))
  return { message, say: { key: `here.${key}`, ...(values && { values: given }) } }
}
