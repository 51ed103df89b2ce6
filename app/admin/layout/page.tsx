import type { Metadata } from 'next'
import { LayoutPage } from '@/components/layout/layout-page'
import { PageShell } from '@/components/shell/page-shell'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Layout · Lantern' }

/** Beds, devices and phones: imported from a file or edited one by one, and where Solo says otherwise. */
export default async function AdminLayoutPage() {
  const { name, role } = await requirePageActorWho('layout:manage')
  return (
    <PageShell
      actor={{ name, role }}
      demo={getRuntime().mode === 'demo'}
      current="/admin/layout"
      title="Layout"
    >
      <LayoutPage />
    </PageShell>
  )
}
