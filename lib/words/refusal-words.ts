import type { Refusal, SaidPlace } from '@/lib/errors'
import { DEFAULT_LOCALE, type Locale } from './locales'
import type { Translate } from './translator'

/** A refusal, or a problem that was found before anything was sent. */
export type Told = Pick<Refusal, 'message' | 'say' | 'field'> & Partial<Pick<Refusal, 'code'>>

/** The translator for keys that came over the wire, which have no type. */
interface AnySentence {
  (key: string, values?: Readonly<Record<string, string | number>>): string
  has(key: string): boolean
}

/**
 * Returns the text of a refusal in the language of `t`: the sentence that it names; if it names none, the sentence of its
 * code, or in English its own message. `placeWords` names places in that language; without it they stand as written.
 */
export function refusalWords(
  { code, message, say, field }: Told,
  locale: Locale,
  t: Translate<'refusals'>,
  placeWords?: (place: SaidPlace) => string,
): string {
  const sentence = t as unknown as AnySentence
  // A server of another version may name a sentence that this page was not sent.
  if (say && sentence.has(say.key)) {
    const places = Object.entries(say.places ?? {})
    const named = placeWords ? places.map(([name, place]) => [name, placeWords(place)]) : []
    return sentence(say.key, { ...say.values, ...Object.fromEntries(named) })
  }
  if (locale === DEFAULT_LOCALE || code === undefined) return message
  return sentence(`byCode.${code}`, { field: field ?? '' })
}
