import type { Metadata } from 'next'
import { DisplaysPage } from '@/components/displays/displays-page'
import { PageShell } from '@/components/shell/page-shell'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Displays · Lantern' }

/** Wall displays: pairing a screen, and what those that are paired may show. */
export default async function AdminDisplaysPage() {
  const { name, role } = await requirePageActorWho('display:manage')
  return (
    <PageShell
      actor={{ name, role }}
      demo={getRuntime().mode === 'demo'}
      current="/admin/displays"
      title="Displays"
    >
      <DisplaysPage />
    </PageShell>
  )
}
