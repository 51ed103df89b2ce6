import type { Metadata } from 'next'
import { EscalationEditor } from '@/components/escalation-editor/escalation-editor'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { pageTitle } from '../../_words/page-title'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'shell')('pages.escalation'))

/** The editor of escalation paths, for charge nurses and administrators. */
export default async function EscalationPage() {
  const { name, role } = await requirePageActorWho('escalation:edit')
  const t = translatorFor(await pageLocale(), 'shell')
  return (
    <PageWords of={['escalation', 'board']}>
      <PageShell
        actor={{ name, role }}
        demo={getRuntime().mode === 'demo'}
        current="/escalation"
        title={t('pages.escalation')}
      >
        <EscalationEditor />
      </PageShell>
    </PageWords>
  )
}
