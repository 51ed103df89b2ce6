import type { ReactNode } from 'react'
import { HiddenPage } from '@/components/lock/hidden-page'
import { pageActor } from '@/server/auth/page'
import { AlertLayer } from '../_alerts/alert-layer'
import { PageWords } from '../_words/page-words'

/**
 * The layout of every page of signed-in people but the board, which alerts by itself: a nurse at work here hears who waits. A lock hides
 * the page, and the alerts go on.
 */
export default async function AlertedLayout({ children }: { readonly children: ReactNode }) {
  const actor = await pageActor()
  return (
    <>
      <AlertLayer />
      <PageWords of={['lock']}>
        <HiddenPage role={actor?.role}>{children}</HiddenPage>
      </PageWords>
    </>
  )
}
