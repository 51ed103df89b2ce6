import { redirect } from 'next/navigation'
import { CacheContacts } from '@/components/contacts/cache-contacts'
import { WallScreen } from '@/components/wall/screen'
import { may } from '@/lib/board/roles'
import type { Namespace } from '@/lib/words/catalogue'
import { requirePageActor } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

/** No one can act here. */
const WALL_WORDS: readonly Namespace[] = ['board', 'wall', 'coverage', 'escalation', 'alerts', 'sound']

/**
 * The wall: larger than a board, and without actions. `?building=` is a building's id or name; the first one without it. A
 * paired screen shows its own building. A user who can act, or may see no board, is sent on.
 */
export default async function WallPage({
  searchParams,
}: {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) {
  const { userId, name, role, display } = await requirePageActor()
  if (may(role, 'request:read') || !may(role, 'board:read')) redirect('/board')
  const { building: asked } = await searchParams
  const building = display ? display.buildingId : typeof asked === 'string' ? asked : null
  const { mode, version } = getRuntime()
  const who = { actor: { userId, name, role }, demo: mode === 'demo', paired: display !== undefined, version }
  return (
    <PageWords of={WALL_WORDS}>
      <WallScreen {...who} building={building} />
      <CacheContacts />
    </PageWords>
  )
}
