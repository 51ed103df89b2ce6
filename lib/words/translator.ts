import { createTranslator, type Messages, type _Translator as Translator } from 'use-intl/core'
import type { Namespace } from './catalogue'
import { wordsFor } from './compile'
import type { Locale } from './locales'

/** Says the words of one namespace: `t('key', { name })`. What `useTranslations('name')` of use-intl gives in the browser. */
export type Translate<Name extends Namespace> = Translator<Messages, Name>

const made = new Map<string, unknown>()

/** The words of one namespace, for code on the server: pages' titles, files, printed sheets, refusals. */
export function translatorFor<Name extends Namespace>(locale: Locale, namespace: Name): Translate<Name> {
  const key = `${locale}.${namespace}`
  if (!made.has(key)) {
    made.set(
      key,
      createTranslator({ locale, messages: wordsFor(locale, [namespace]), namespace: namespace as string }),
    )
  }
  // The map holds what was made for this very namespace; its messages are typed by their ICU texts, compiled or not.
  return made.get(key) as Translate<Name>
}
