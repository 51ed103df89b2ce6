import type { Metadata } from 'next'
import { OwnAccountPage } from '@/components/accounts/own-account-page'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { pageTitle } from '../../_words/page-title'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'accounts')('own.title'))

/** The user's own account: the password, and the sessions that are open. */
export default async function AccountPage() {
  const actor = await requirePageActorWho('account:own')
  const { name, role } = actor
  const { teams, lockAfterSeconds } = getRuntime()
  const t = translatorFor(await pageLocale(), 'accounts')
  return (
    <PageWords of={['accounts', 'pin', 'factors']}>
      <PageShell
        actor={{ name, role }}
        demo={getRuntime().mode === 'demo'}
        current="/account"
        title={t('own.title')}
      >
        <OwnAccountPage
          lockAfterMinutes={Math.round(lockAfterSeconds / 60)}
          microsoft={(await teams.standing(actor)).state !== 'off'}
        />
      </PageShell>
    </PageWords>
  )
}
