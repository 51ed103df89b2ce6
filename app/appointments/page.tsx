import type { Metadata } from 'next'
import { Appointments } from '@/components/appointments/appointments'
import { PageShell } from '@/components/shell/page-shell'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Appointments · Lantern' }

/** `?bed=` is the id of the bed whose patient one is booked for. */
export default async function AppointmentsPage({
  searchParams,
}: {
  searchParams: Promise<{ bed?: string | string[] }>
}) {
  const { name, role } = await requirePageActorWho('visit:book')
  const { bed } = await searchParams
  const demo = getRuntime().mode === 'demo'
  return (
    <PageShell current="/appointments" title="Appointments" actor={{ name, role }} demo={demo}>
      <Appointments bedId={typeof bed === 'string' ? bed : null} />
    </PageShell>
  )
}
