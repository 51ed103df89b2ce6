'use client'

import type { ReactNode } from 'react'
import { IntlProvider, type Messages } from 'use-intl'
import type { Locale } from '@/lib/words/locales'

export interface WordsProviderProps {
  readonly locale: Locale
  /** The texts of the page's namespaces, compiled for the formatter (lib/words/compile.ts). */
  readonly words: Readonly<Record<string, unknown>>
  readonly children: ReactNode
}

/** Provides the page's texts: `const t = useTranslations('board')`. */
export const WordsProvider = ({ locale, words, children }: WordsProviderProps) => (
  // Compiled texts have the types of their ICU sources. No message holds a date (lib/words/formats.ts formats those, in
  // the reader's own zone), but use-intl complains without a zone.
  <IntlProvider locale={locale} messages={words as Partial<Messages>} timeZone="UTC">
    {children}
  </IntlProvider>
)
