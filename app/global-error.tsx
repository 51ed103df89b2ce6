'use client'

import './globals.css'
import { TryAgain } from '@/components/recovery/try-again'
import { WordsProvider } from '@/components/words/words-provider'
import { recovery as en } from '@/lib/words/en/recovery'
import { recovery as es } from '@/lib/words/es/recovery'
import { DEFAULT_LOCALE, isLocale } from '@/lib/words/locales'

const RECOVERY = { en, es }

/** Replaces a root layout that failed, and with it all texts: it holds the few that it needs, in the page's language. */
export default function GlobalError() {
  const had = typeof document === 'undefined' ? null : document.documentElement.lang
  const locale = isLocale(had) ? had : DEFAULT_LOCALE
  return (
    <html lang={locale}>
      <body>
        <WordsProvider locale={locale} words={{ shell: { recovery: RECOVERY[locale] } }}>
          <TryAgain />
        </WordsProvider>
      </body>
    </html>
  )
}
