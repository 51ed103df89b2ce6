import type { Metadata } from 'next'
import { Reports } from '@/components/reports/reports'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: translatorFor(await pageLocale(), 'reports')('pageTitle'),
})

export default async function ReportsPage() {
  const { name, role } = await requirePageActorWho('report:order')
  const demo = getRuntime().mode === 'demo'
  const t = translatorFor(await pageLocale(), 'reports')
  return (
    <PageWords of={['reports']}>
      <PageShell current="/reports" title={t('title')} actor={{ name, role }} demo={demo}>
        <Reports demo={demo} />
      </PageShell>
    </PageWords>
  )
}
