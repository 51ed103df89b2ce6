import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Board } from '@/components/board/board'
import { CacheContacts } from '@/components/contacts/cache-contacts'
import { hasWorkplace, OWN_UNIT_COOKIE, readOwnUnit } from '@/lib/board/own-unit'
import { may } from '@/lib/board/roles'
import { writeView } from '@/lib/board/view'
import type { Namespace } from '@/lib/words/catalogue'
import { requirePageActor } from '@/server/auth/page'
import { readChoice } from '@/server/platform/http/cookies'
import { getRuntime } from '@/server/runtime'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

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
 * The board. `?building=` is a building's id or name; the first one without it. Roles that cannot act get the wall, which is
 * a page of its own: the small computer behind a wall does not load the code of actions. The workstation of a bedside or charge nurse
 * opens without parameters on its own unit. Compliance officers have no board, but the audit page.
 */
export default async function BoardPage({
  searchParams,
}: {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) {
  const actor = await requirePageActor()
  const { userId, name, role } = actor
  if (!may(role, 'board:read')) redirect('/compliance')
  const params = await searchParams
  const { building: asked } = params
  const building = typeof asked === 'string' ? asked : null
  if (!may(role, 'request:read')) redirect(`/wall${queryOf(params)}`)
  if (hasWorkplace(role) && Object.keys(params).length === 0) await toOwnUnit()
  const { teams, mode, version } = getRuntime()
  const who = { actor: { userId, name, role }, demo: mode === 'demo', paired: false, version }
  return (
    <PageWords of={BOARD_WORDS}>
      <Board {...who} building={building} teams={(await teams.standing(actor)).state} />
      <CacheContacts />
    </PageWords>
  )
}

/** Redirects, so that the address is the view from the start. */
async function toOwnUnit(): Promise<void> {
  const own = readOwnUnit(readChoice((await headers()).get('cookie'), OWN_UNIT_COOKIE) ?? undefined)
  if (own) redirect(`/board?${writeView(own)}`)
}

/** A wall keeps what its address says, also that it is to be dim. */
function queryOf(params: Readonly<Record<string, string | string[] | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (typeof value === 'string') query.set(name, value)
  return query.size > 0 ? `?${query}` : ''
}
