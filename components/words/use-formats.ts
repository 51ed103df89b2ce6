import { useLocale } from 'use-intl'
import { type Formats, formatsIn } from '@/lib/words/formats'

/** Returns how dates, times and numbers are written in the page's language. */
export const useFormats = (): Formats => formatsIn(useLocale())
