import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { CacheContacts } from '@/components/contacts/cache-contacts'
import { Screen } from '@/components/screen/screen'
import { OWN_UNIT_COOKIE, readOwnUnit } from '@/lib/board/own-unit'
import { may } from '@/lib/board/roles'
import { writeView } from '@/lib/board/view'
import type { Namespace } from '@/lib/words/catalogue'
import { requirePageActor } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

/** Texts for walls, where no one can act. */
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
  'teams',
]

/**
 * The board. `?building=` is a building's id or name; the first one without it. A paired screen shows its own building.
 * Roles that cannot act get the wall: larger, and lighter to load. A bedside workstation without parameters opens on
 * its own unit.
 */
export default async function BoardPage({
  searchParams,
}: {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) {
  const actor = await requirePageActor()
  const { userId, name, role, display } = actor
  const params = await searchParams
  const { building: asked } = params
  if (role === 'bedside' && Object.keys(params).length === 0) await toOwnUnit()
  const { teams, mode, version } = getRuntime()
  const building = display ? display.buildingId : typeof asked === 'string' ? asked : null
  const who = { actor: { userId, name, role }, demo: mode === 'demo', paired: display !== undefined, version }
  if (!may(role, 'request:read')) {
    return (
      <PageWords of={WALL_WORDS}>
        <Screen kind="wall" {...who} building={building} />
        <CacheContacts />
      </PageWords>
    )
  }
  return (
    <PageWords of={BOARD_WORDS}>
      <Screen kind="board" {...who} building={building} teams={(await teams.standing(actor)).state} />
      <CacheContacts />
    </PageWords>
  )
}

/** Redirects, so that the address is the view from the start. */
async function toOwnUnit(): Promise<void> {
  const own = readOwnUnit((await cookies()).get(OWN_UNIT_COOKIE)?.value)
  if (own) redirect(`/board?${writeView(own)}`)
}
