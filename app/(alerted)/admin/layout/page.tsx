import type { Metadata } from 'next'
import { LayoutPage } from '@/components/layout/layout-page'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../../_words/page-locale'
import { pageTitle } from '../../../_words/page-title'
import { PageWords } from '../../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'shell')('pages.layout'))

/** Beds, devices and phones: imported from a file or edited one by one, and contradictions with Solo. */
export default async function AdminLayoutPage() {
  const { name, role } = await requirePageActorWho('layout:manage')
  const t = translatorFor(await pageLocale(), 'shell')
  return (
    <PageWords of={['layout']}>
      <PageShell
        actor={{ name, role }}
        demo={getRuntime().mode === 'demo'}
        current="/admin/layout"
        title={t('pages.layout')}
      >
        <LayoutPage />
      </PageShell>
    </PageWords>
  )
}
