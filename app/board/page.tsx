import { Board } from '@/components/board/board'
import { requirePageActor } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'

/** `?building=` is a building's id or name; the first one without it. */
export default async function BoardPage({
  searchParams,
}: {
  searchParams: Promise<{ building?: string | string[] }>
}) {
  const { userId, name, role } = await requirePageActor()
  const { building } = await searchParams
  const { teams, mode } = getRuntime()
  return (
    <Board
      actor={{ userId, name, role }}
      building={typeof building === 'string' ? building : null}
      teams={teams}
      demo={mode === 'demo'}
    />
  )
}
