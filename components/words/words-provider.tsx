'use client'

import type { ReactNode } from 'react'
import { IntlProvider, type Messages } from 'use-intl'
import type { Locale } from '@/lib/words/locales'

export interface WordsProviderProps {
  readonly locale: Locale
  /** Of the namespaces that this page says, ready for the formatter it is built with (lib/words/compile.ts). */
  readonly words: Readonly<Record<string, unknown>>
  readonly children: ReactNode
}

/** Everything below says its words in this language: `const t = useTranslations('board')`. */
export const WordsProvider = ({ locale, words, children }: WordsProviderProps) => (
  // Compiled words are typed by the ICU texts they come from. No message holds a date (lib/words/dates.ts writes those, in the
  // reader's own zone), but use-intl complains without a zone.
  <IntlProvider locale={locale} messages={words as Partial<Messages>} timeZone="UTC">
    {children}
  </IntlProvider>
)
