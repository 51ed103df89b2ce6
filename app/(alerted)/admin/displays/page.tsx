import type { Metadata } from 'next'
import { DisplaysPage } from '@/components/displays/displays-page'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../../_words/page-locale'
import { pageTitle } from '../../../_words/page-title'
import { PageWords } from '../../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'shell')('pages.displays'))

/** Displays: pairing a screen, and what the paired ones may show. */
export default async function AdminDisplaysPage() {
  const { name, role } = await requirePageActorWho('display:manage')
  const t = translatorFor(await pageLocale(), 'shell')
  return (
    <PageWords of={['displays']}>
      <PageShell
        actor={{ name, role }}
        demo={getRuntime().mode === 'demo'}
        current="/admin/displays"
        title={t('pages.displays')}
      >
        <DisplaysPage />
      </PageShell>
    </PageWords>
  )
}
