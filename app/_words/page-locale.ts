import { headers } from 'next/headers'
import { askedLocale } from '@/lib/words/asked-locale'
import { LOCALE_COOKIE, type Locale } from '@/lib/words/locales'
import { readChoice } from '@/server/platform/http/cookies'

/** Returns the language of the page's reader. */
export async function pageLocale(): Promise<Locale> {
  const sent = await headers()
  return askedLocale(readChoice(sent.get('cookie'), LOCALE_COOKIE), sent.get('accept-language'))
}
