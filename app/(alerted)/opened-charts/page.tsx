import type { Metadata } from 'next'
import { PrivacyPage } from '@/components/privacy/privacy-page'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { pageTitle } from '../../_words/page-title'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'privacy')('title'))

/**
 * What the charge nurse watches over: charts that nurses of other units have opened, and walls that show names. The address names the
 * first of them only, and stays: bookmarks and open pages lead there.
 */
export default async function Privacy() {
  const { name, role } = await requirePageActorWho('glass:read')
  const t = translatorFor(await pageLocale(), 'privacy')
  return (
    <PageWords of={['privacy']}>
      <PageShell
        current="/opened-charts"
        title={t('title')}
        actor={{ name, role }}
        demo={getRuntime().mode === 'demo'}
      >
        <PrivacyPage />
      </PageShell>
    </PageWords>
  )
}
