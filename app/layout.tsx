import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { translatorFor } from '@/lib/words/translator'
import { pageActor } from '@/server/auth/page'
import { pageLocale } from './_words/page-locale'
import { PageWords } from './_words/page-words'

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale()
  return {
    title: translatorFor(locale, 'common')('brand'),
    description: translatorFor(locale, 'shell')('about'),
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#e8ebee' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1114' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('theme')?.value
  const chosen = theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {}
  const user = await reader()
  return (
    <html lang={await pageLocale()} {...chosen} data-user={user}>
      <body>
        {/* For pages that failed or are missing; every other gives itself what it says. */}
        <PageWords of={[]}>{children}</PageWords>
      </body>
    </html>
  )
}

/** The id of the user that the page is loaded for; absent also while the database does not answer, which the page itself says. */
const reader = (): Promise<string | undefined> =>
  pageActor().then(
    (actor) => actor?.userId,
    () => undefined,
  )
