import type { ICUArgs, NestedValueOf } from 'use-intl/core'
import type { Said, SaidPlace } from '@/lib/errors'
import type { refusals } from './en/refusals'
import { DEFAULT_LOCALE } from './locales'
import { type Translate, translatorFor } from './translator'

/** The dotted key of a sentence in the catalogue's `refusals`. */
export type RefusalKey = Parameters<Translate<'refusals'>>[0]

type Kinds = { ICUArgument: string; ICUNumberArgument: number; ICUDateArgument: never }
type ValuesOf<Key extends RefusalKey> = ICUArgs<NestedValueOf<typeof refusals, Key>, Kinds>
type Given<Key extends RefusalKey> = Record<never, never> extends ValuesOf<Key> ? [] : [values: ValuesOf<Key>]

/**
 * Renders a sentence of the catalogue in English and adds its key, so that pages can say it in their own language:
 * `refused(code, refusalText('session.none'))`. The types check the values against the key. Server only: the catalogue is not
 * for browsers (`refusalTextHere` is).
 */
export function refusalText<Key extends RefusalKey>(key: Key, ...[values]: Given<Key>): Said {
  // The signature has checked the values against the key: they are what `Kinds` allows.
  const given = values as Said['say']['values']
  const say = translatorFor(DEFAULT_LOCALE, 'refusals') as unknown as Sentence
  return { message: say(key, given), say: { key, ...(given && { values: given }) } }
}

/**
 * Adds the parts of the places that a sentence names in its values, so that a page names them in its own language:
 * `naming(refusalText('move.another', { place: writtenPlace(bed) }), { place: bed })`.
 */
export const naming = ({ message, say }: Said, places: Readonly<Record<string, SaidPlace>>): Said => ({
  message,
  say: {
    ...say,
    places: Object.fromEntries(
      // A row of the database has more than its place.
      Object.entries(places).map(([name, { floor, room, label }]) => [name, { floor, room, label }]),
    ),
  },
})

/** The translator without the types of its keys. */
type Sentence = (key: string, values: Said['say']['values']) => string
