import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Compliance } from '@/components/compliance/compliance'
import { PageShell } from '@/components/shell/page-shell'
import { may } from '@/lib/board/roles'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActor } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { pageTitle } from '../../_words/page-title'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'compliance')('title'))

/** Who looked at which patient. Its role has no board. */
export default async function CompliancePage() {
  const { name, role } = await requirePageActor()
  // By the role: a locked session stays here, and has nowhere else to go.
  if (!may(role, 'audit:read')) redirect('/board')
  const t = translatorFor(await pageLocale(), 'compliance')
  return (
    <PageWords of={['compliance']}>
      <PageShell
        current="/compliance"
        title={t('title')}
        actor={{ name, role }}
        demo={getRuntime().mode === 'demo'}
      >
        <Compliance reader={name} />
      </PageShell>
    </PageWords>
  )
}
