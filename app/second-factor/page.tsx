import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SetUpPage } from '@/components/factors/set-up-page'
import { HiddenPage } from '@/components/lock/hidden-page'
import { UnsentHere } from '@/components/sign-in/unsent-here'
import { translatorFor } from '@/lib/words/translator'
import { pageActor } from '@/server/auth/page'
import { pageTitle } from '../_words/page-title'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'factors')('setUp.title'))

/** Where every page leads a user who has yet to set up the second factor that the hospital requires. Others have no business here. */
export default async function SecondFactorPage() {
  const actor = await pageActor()
  if (!actor) redirect('/sign-in')
  if (!actor.owesFactor) redirect('/board')
  return (
    <PageWords of={['factors', 'lock', 'signIn']}>
      {/* The board would lead back here, so nothing leads there. */}
      <HiddenPage>
        <SetUpPage name={actor.name}>
          <UnsentHere />
        </SetUpPage>
      </HiddenPage>
    </PageWords>
  )
}
