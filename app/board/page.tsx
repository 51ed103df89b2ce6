import { Board } from '@/components/board/board'
import { KeepContacts } from '@/components/contacts/keep-contacts'
import { requirePageActor } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

/** `?building=` is a building's id or name; the first one without it. A paired screen shows the one it hangs in. */
export default async function BoardPage({
  searchParams,
}: {
  searchParams: Promise<{ building?: string | string[] }>
}) {
  const actor = await requirePageActor()
  const { userId, name, role, display } = actor
  const { building } = await searchParams
  const { teams, mode, version } = getRuntime()
  return (
    <PageWords of={['board', 'teams']}>
      <Board
        actor={{ userId, name, role }}
        building={display ? display.buildingId : typeof building === 'string' ? building : null}
        teams={(await teams.standing(actor)).state}
        demo={mode === 'demo'}
        paired={display !== undefined}
        version={version}
      />
      <KeepContacts />
    </PageWords>
  )
}
