import Negotiator from 'negotiator'
import { DEFAULT_LOCALE, isLocale, type Locale } from './locales'

/**
 * The language of a page's reader: the one chosen in this browser (`LOCALE_COOKIE`), else the best of ours for its
 * Accept-Language header (RFC 9110, 12.5.4), else English. Server only.
 */
export function askedLocale(chosen: string | null | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen
  // Negotiator compares whole tags; "es-MX" must find "es".
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } })
    .languages()
    .map((tag) => tag.split('-')[0])
  return asked.find((language): language is Locale => isLocale(language)) ?? DEFAULT_LOCALE
}
