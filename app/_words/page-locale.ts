import { cookies, headers } from 'next/headers'
import { askedLocale } from '@/lib/words/asked-locale'
import { LOCALE_COOKIE, type Locale } from '@/lib/words/locales'

/** Returns the language of the page's reader. */
export async function pageLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  return askedLocale(chosen, (await headers()).get('accept-language'))
}
