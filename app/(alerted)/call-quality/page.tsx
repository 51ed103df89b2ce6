import type { Metadata } from 'next'
import { CallQuality } from '@/components/call-quality/call-quality'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: translatorFor(await pageLocale(), 'callQuality')('pageTitle'),
})

/** Where calls are bad: for who mends the network, and for the charge nurse, who tells them and knows another room. */
export default async function CallQualityPage() {
  const { name, role } = await requirePageActorWho('call-quality:read')
  const t = translatorFor(await pageLocale(), 'callQuality')
  return (
    <PageWords of={['callQuality']}>
      <PageShell
        current="/call-quality"
        title={t('title')}
        actor={{ name, role }}
        demo={getRuntime().mode === 'demo'}
      >
        <CallQuality />
      </PageShell>
    </PageWords>
  )
}
