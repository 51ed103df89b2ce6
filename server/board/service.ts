import { may } from '@/lib/board/roles'
import type { BoardSnapshot, UpstreamHealth } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { said } from '@/lib/words/said'
import type { Database } from '../db/open'
import type { JoinWithin } from '../escalation/duty'
import type { BoardService } from './board-service'
import { scopeOf } from './scope'
import { searchBeds } from './search'
import { readSnapshot, type Seen } from './snapshot'

export function createBoardService(
  database: Database,
  upstream: () => UpstreamHealth,
  joinWithin?: JoinWithin,
): BoardService {
  return {
    async snapshot({ actor }, building): Promise<Result<BoardSnapshot>> {
      const seen: Seen = (buildingId, first) => scopeOf(actor, buildingId, first)
      const snapshot = await readSnapshot(database.orm, building, seen, joinWithin)
      return snapshot
        ? accepted({ ...snapshot, upstream: upstream() })
        : refused('not_found', said('board.noBuilding'), { field: 'building' })
    },
    async search({ actor }, text) {
      // By role alone: what a display may show of patients is the board, and no way to look somebody up.
      return accepted(await searchBeds(database.orm, text, may(actor.role, 'patient:read')))
    },
  }
}
