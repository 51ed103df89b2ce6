import type { ReactNode } from 'react'
import { WordsProvider } from '@/components/words/words-provider'
import type { Namespace } from '@/lib/words/catalogue'
import { wordsFor } from '@/lib/words/compile'
import { pageLocale } from './page-locale'

/** The texts of every page: header, menus and refusals. */
const EVERYWHERE: readonly Namespace[] = ['common', 'shell', 'refusals']

/** Provides the texts of a page: `common`, `shell`, `refusals` and the named ones, in the reader's language. */
export async function PageWords({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const locale = await pageLocale()
  return (
    <WordsProvider locale={locale} words={wordsFor(locale, [...EVERYWHERE, ...of])}>
      {children}
    </WordsProvider>
  )
}
