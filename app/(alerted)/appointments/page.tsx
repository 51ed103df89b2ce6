import type { Metadata } from 'next'
import { Appointments } from '@/components/appointments/appointments'
import { PageShell } from '@/components/shell/page-shell'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: translatorFor(await pageLocale(), 'appointments')('pageTitle'),
})

/** `?bed=` is the id of the bed whose patient the form starts with. */
export default async function AppointmentsPage({
  searchParams,
}: {
  searchParams: Promise<{ bed?: string | string[] }>
}) {
  const { name, role } = await requirePageActorWho('appointment:book')
  const { bed } = await searchParams
  const t = translatorFor(await pageLocale(), 'appointments')
  const demo = getRuntime().mode === 'demo'
  return (
    <PageWords of={['appointments', 'board', 'search']}>
      <PageShell current="/appointments" title={t('title')} actor={{ name, role }} demo={demo}>
        <Appointments bedId={typeof bed === 'string' ? bed : null} />
      </PageShell>
    </PageWords>
  )
}
