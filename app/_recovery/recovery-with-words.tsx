'use client'

import TryAgain from '@/components/recovery/try-again'
import type { Retry } from '@/components/recovery/use-retry'
import { WordsProvider } from '@/components/words/words-provider'
import { recovery as en } from '@/lib/words/en/recovery'
import { recovery as es } from '@/lib/words/es/recovery'
import type { Locale } from '@/lib/words/locales'

const WORDS = { en, es }

export interface RecoveryProps extends Retry {
  readonly locale: Locale
}

/** Replaces a root layout that failed, and with it all texts: it holds the few that it needs. */
export default function RecoveryWithWords({ locale, ...retry }: RecoveryProps) {
  return (
    <WordsProvider locale={locale} words={{ shell: { recovery: WORDS[locale] } }}>
      <TryAgain {...retry} />
    </WordsProvider>
  )
}
