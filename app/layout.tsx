import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { may } from '@/lib/board/roles'
import { translatorFor } from '@/lib/words/translator'
import type { Actor } from '@/server/access/permission'
import { pageActor } from '@/server/auth/page'
import { readChoice } from '@/server/platform/http/cookies'
import { PageLock } from './_lock/page-lock'
import { KeepRecovery } from './_recovery/keep-recovery'
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
  const theme = readChoice((await headers()).get('cookie'), 'theme')
  const chosen = theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {}
  const user = await reader()
  return (
    // The page itself unlocks and locks what the server has written.
    <html
      lang={await pageLocale()}
      {...chosen}
      data-user={user?.userId}
      {...(user?.locked && { 'data-locked': '' })}
      suppressHydrationWarning
    >
      <body>
        {/* For pages that failed or are missing; every other gives itself what it says. */}
        <PageWords of={[]}>{children}</PageWords>
        {user && may(user.role, 'session:lock') && <PageLock user={user} />}
        <KeepRecovery />
      </body>
    </html>
  )
}

/** The user that the page is loaded for; null also while the database does not answer, which the page itself says. */
const reader = (): Promise<Actor | null> => pageActor().catch(() => null)
