import { PageAlerts } from '@/components/page-alerts/page-alerts'
import { may } from '@/lib/board/roles'
import { pageActor } from '@/server/auth/page'
import { PageWords } from '../_words/page-words'

/** The requests that call the page's user, on a page that shows no board. Nothing for visitors, and for roles without requests. */
export async function AlertLayer() {
  const actor = await pageActor()
  if (!actor || !may(actor.role, 'request:read')) return null
  return (
    <PageWords of={['alerts', 'sound']}>
      <PageAlerts reader={{ userId: actor.userId, role: actor.role }} />
    </PageWords>
  )
}
