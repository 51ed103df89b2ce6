import type { Metadata } from 'next'
import { AccountsPage } from '@/components/accounts/accounts-page'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../../_words/page-locale'
import { pageTitle } from '../../../_words/page-title'
import { PageWords } from '../../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'shell')('pages.accounts'))

/** Accounts: who may sign in, as what, and whose password someone is guessing. */
export default async function AdminAccountsPage() {
  const { userId, name, role } = await requirePageActorWho('account:manage')
  const t = translatorFor(await pageLocale(), 'shell')
  return (
    <PageWords of={['accounts']}>
      <PageShell
        actor={{ name, role }}
        demo={getRuntime().mode === 'demo'}
        current="/admin/accounts"
        title={t('pages.accounts')}
      >
        <AccountsPage userId={userId} />
      </PageShell>
    </PageWords>
  )
}
