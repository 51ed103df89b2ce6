'use client'

import './globals.css'
import { useRetry } from '@/components/recovery/use-retry'
import { DEFAULT_LOCALE, isLocale } from '@/lib/words/locales'
import { RecoveryWithWords } from './_recovery/later'

/** Replaces a root layout that failed, in the page's language. */
export default function GlobalError() {
  const had = typeof document === 'undefined' ? null : document.documentElement.lang
  const locale = isLocale(had) ? had : DEFAULT_LOCALE
  const retry = useRetry()
  return (
    <html lang={locale}>
      <body>
        <RecoveryWithWords locale={locale} {...retry} />
      </body>
    </html>
  )
}
