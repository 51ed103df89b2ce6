import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { refusalWords, type Told } from '@/lib/words/refusal-words'

/** Returns the function that gives a refusal's text in the page's language. */
export function useRefusalWords(): (refusal: Told) => string {
  const t = useTranslations('refusals')
  const locale = useLocale()
  return useCallback((refusal: Told) => refusalWords(refusal, locale, t), [locale, t])
}
