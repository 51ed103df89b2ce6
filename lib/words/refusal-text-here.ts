import type { Said } from '@/lib/errors'
import { here } from './en/refusals-here'

type Here = typeof here

/** What stands in the braces of a text. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type Values<Key extends keyof Here> = [Names<Here[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<Names<Here[Key]>, string | number>>]

/** One of the sentences that pages make by themselves, without the catalogue. On the server `said` has all the others. */
export function refusalTextHere<Key extends keyof Here>(key: Key, ...[values]: Values<Key>): Said {
  const given: Readonly<Record<string, string | number>> = values ?? {}
  const message = here[key].replace(/\{(\w+)\}/g, (_, name: string) => String(given[name]))
  return { message, say: { key: `here.${key}`, ...(values && { values: given }) } }
}
