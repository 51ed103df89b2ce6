import Negotiator from 'negotiator'
import { cookies, headers } from 'next/headers'
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE, type Locale } from '@/lib/words/locales'

/** The language of the page's reader: the one chosen in this browser, else the one it asks for, else English. */
export async function pageLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  return isLocale(chosen) ? chosen : askedLocale((await headers()).get('accept-language'))
}

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4). */
export function askedLocale(acceptLanguage: string | null): Locale {
  // Negotiator compares whole tags; "es-MX" is to find "es".
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } })
    .languages()
    .map((tag) => tag.split('-')[0])
  return asked.find((language): language is Locale => isLocale(language)) ?? DEFAULT_LOCALE
}
