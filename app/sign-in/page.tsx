import type { Metadata } from 'next'
import { pageTitle } from '@/app/_words/page-title'
import { PageWords } from '@/app/_words/page-words'
import { SignIn } from '@/components/sign-in/sign-in'
import { translatorFor } from '@/lib/words/translator'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'signIn')('title'))

/** `?ended=` says why the last session ended (lib/realtime/events, SessionEnd). */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ ended?: string | string[] }>
}) {
  const { ended } = await searchParams
  const { accounts, mode } = getRuntime()
  return (
    <PageWords of={['signIn']}>
      <SignIn
        ended={typeof ended === 'string' ? ended : null}
        demo={mode === 'demo'}
        demoAccounts={accounts.demoAccounts()}
      />
    </PageWords>
  )
}
