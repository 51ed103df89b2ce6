import type { ReactNode } from 'react'
import { WordsProvider } from '@/components/words/words-provider'
import type { Namespace } from '@/lib/words/catalogue'
import { wordsFor } from '@/lib/words/compile'
import { pageLocale } from './page-locale'

/** What every page says: its header and menus, and why something was refused. */
const EVERYWHERE: readonly Namespace[] = ['common', 'shell', 'refusals']

/** Gives the page below its words, `common`, `shell` and `refusals` besides those it names, in its reader's language. */
export async function PageWords({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const locale = await pageLocale()
  return (
    <WordsProvider locale={locale} words={wordsFor(locale, [...EVERYWHERE, ...of])}>
      {children}
    </WordsProvider>
  )
}
