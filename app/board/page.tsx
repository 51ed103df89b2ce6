import { Screen } from '@/components/board/screen'
import { KeepContacts } from '@/components/contacts/keep-contacts'
import { may } from '@/lib/board/roles'
import type { Namespace } from '@/lib/words/catalogue'
import { requirePageActor } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

/** Of whom one may look at only: a wall, and what is on it. */
const WALL_WORDS: readonly Namespace[] = ['board', 'wall', 'coverage', 'escalation', 'alerts', 'sound']
const BOARD_WORDS: readonly Namespace[] = [
  'board',
  'queue',
  'request',
  'chart',
  'escalation',
  'coverage',
  'displays',
  'layout',
  'alerts',
  'sound',
  'search',
  'views',
]

/**
 * `?building=` is a building's id or name; the first one without it. A paired screen shows the one it hangs in. Who may not
 * act gets the wall: larger, and lighter to load.
 */
export default async function BoardPage({
  searchParams,
}: {
  searchParams: Promise<{ building?: string | string[] }>
}) {
  const { userId, name, role, display } = await requirePageActor()
  const { building: asked } = await searchParams
  const { teams, mode, version } = getRuntime()
  const building = display ? display.buildingId : typeof asked === 'string' ? asked : null
  const who = { actor: { userId, name, role }, demo: mode === 'demo', paired: display !== undefined, version }
  if (!may(role, 'request:read')) {
    return (
      <PageWords of={WALL_WORDS}>
        <Screen kind="wall" {...who} building={building} />
        <KeepContacts />
      </PageWords>
    )
  }
  return (
    <PageWords of={BOARD_WORDS}>
      <Screen kind="board" {...who} building={building} teams={teams} />
      <KeepContacts />
    </PageWords>
  )
}
