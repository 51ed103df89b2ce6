import { useLocale, useTranslations } from 'use-intl'
import { type Places, placesIn } from '@/lib/board/place'

/** Returns how places are named in the page's language. */
export const usePlaces = (): Places => placesIn(useLocale(), useTranslations('common'))
