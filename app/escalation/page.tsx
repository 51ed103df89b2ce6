import { EscalationEditor } from '@/components/escalation/editor/escalation-editor'
import { PageShell } from '@/components/shell/page-shell'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'

/** Where charge nurses and administrators say whom a request calls when nobody claims it. */
export default async function EscalationPage() {
  const { name, role } = await requirePageActorWho('escalation:edit')
  return (
    <PageShell
      actor={{ name, role }}
      demo={getRuntime().mode === 'demo'}
      current="/escalation"
      title="Escalation"
    >
      <EscalationEditor />
    </PageShell>
  )
}
