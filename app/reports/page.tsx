import type { Metadata } from 'next'
import { Reports } from '@/components/reports/reports'
import { PageShell } from '@/components/shell/page-shell'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Reports · Lantern' }

export default async function ReportsPage() {
  const { name, role } = await requirePageActorWho('report:order')
  const demo = getRuntime().mode === 'demo'
  return (
    <PageShell current="/reports" title="Reports" actor={{ name, role }} demo={demo}>
      <Reports demo={demo} />
    </PageShell>
  )
}
