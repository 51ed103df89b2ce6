import { createTranslator, type Messages, type _Translator as Translator } from 'use-intl/core'
import type { Namespace } from './catalogue'
import { wordsFor } from './compile'
import type { Locale } from './locales'

/** Renders the words of one namespace: `t('key', { name })`. In the browser, `useTranslations('name')` of use-intl returns one. */
export type Translate<Name extends Namespace> = Translator<Messages, Name>

const made = new Map<string, unknown>()

/** Returns the translator of one namespace, for code on the server: pages' titles, files, printed sheets, refusals. */
export function translatorFor<Name extends Namespace>(locale: Locale, namespace: Name): Translate<Name> {
  const key = `${locale}.${namespace}`
  if (!made.has(key)) {
    made.set(
      key,
      createTranslator({ locale, messages: wordsFor(locale, [namespace]), namespace: namespace as string }),
    )
  }
  // The map holds the translator of this very namespace; its messages are typed by their ICU texts, compiled or not.
  return made.get(key) as Translate<Name>
}
