import { headers } from 'next/headers'
import { offlinePage } from '@/lib/layout/offline-page'
import { translatorFor } from '@/lib/words/translator'
import { pageLocale } from '../_words/page-locale'

export const dynamic = 'force-dynamic'

/** GET /offline: the page that a device caches for when no server answers, in the reader's language. It names no one. */
export async function GET(): Promise<Response> {
  const locale = await pageLocale()
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1] ?? ''
  return new Response(offlinePage(locale, translatorFor(locale, 'contacts'), nonce), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
