import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { refusalWords, type Told } from '@/lib/words/refusal-words'

/** What to tell the reader of a refusal, in the language of the page. */
export function useRefusalWords(): (refusal: Told) => string {
  const t = useTranslations('refusals')
  const locale = useLocale()
  return useCallback((refusal: Told) => refusalWords(refusal, locale, t), [locale, t])
}
