import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { refusalWords, type Told } from '@/lib/words/refusal-words'
import { usePlaces } from './use-places'

/** Returns the function that gives a refusal's text in the page's language. */
export function useRefusalWords(): (refusal: Told) => string {
  const t = useTranslations('refusals')
  const locale = useLocale()
  const { whole } = usePlaces()
  return useCallback((refusal: Told) => refusalWords(refusal, locale, t, whole), [locale, t, whole])
}
