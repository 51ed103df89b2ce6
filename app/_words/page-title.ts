import type { Metadata } from 'next'
import type { Locale } from '@/lib/words/locales'
import { translatorFor } from '@/lib/words/translator'
import { pageLocale } from './page-locale'

/** Returns "Displays · Lantern" in the reader's language. */
export async function pageTitle(named: (locale: Locale) => string): Promise<Metadata> {
  const locale = await pageLocale()
  return { title: translatorFor(locale, 'common')('title', { page: named(locale) }) }
}
